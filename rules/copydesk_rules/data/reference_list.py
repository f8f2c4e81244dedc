"""How a text speaks of the draft that a tool was told to continue, as if its readers knew that draft.

"As mentioned in the existing article" repeats the order "continue the existing article". All match
anywhere outside quotations, code and links. Observed in published posts, Japanese; the other languages
say the same.
"""

from __future__ import annotations

from copydesk_rules.data.leftover import Leftover

_SAID_JA = "触れ|述べ|指摘|言及|紹介|説明|解説|挙げ|示唆|書い|書か|書き|論じ|取り上げ|あった|あり|ある"

REFERENCES = (
    Leftover(
        "ja-existing",
        "reference",
        "anywhere",
        r"既存の?(?:記事|文章|原稿|本文)(?:の中)?(?:で|に|において)は?も?、?(?:少し|軽く|既に|すでに|先に)?"
        rf"(?:{_SAID_JA})[\u3041-\u309f]{{0,4}}",
        ("既存",),
        ("既存の記事でも触れたように、潮は月が引く。", "これは既存記事で指摘した点と重なる。"),
        (
            "既存の記事を読み直した。",
            "「既存の記事でも触れたように」と書いてある。",
            "既存記事の数が増えた。",
        ),
        "ja",
    ),
    Leftover(
        "zh-existing",
        "reference",
        "anywhere",
        r"(?:现有|已有|原有|既有|現有)的?(?:文章|正文|稿件)(?:中|里|裡)?(?:也|已经|已經|已|曾)?"
        r"(?:提到|提及|指出|介绍|介紹|说明|說明|讨论|討論)",
        ("现有", "已有", "原有", "既有", "現有"),
        ("正如现有文章中已经提到的，潮水每天涨两次。",),
        ("现有文章一共三十篇。", "已有研究指出，潮水每天涨两次。"),
        "zh",
    ),
    Leftover(
        "ko-existing",
        "reference",
        "anywhere",
        r"기존\s?(?:글|기사|본문|원고)(?:에서도|에서|에도)\s?(?:이미\s)?(?:언급|지적|설명|소개|다룬|다뤘|말한|말했)",
        ("기존",),
        ("기존 글에서도 언급했듯이 밀물은 하루에 두 번 온다.",),
        ("기존 글을 고쳤다.",),
        "ko",
    ),
    Leftover(
        "en-existing",
        "reference",
        "anywhere",
        r"\b(?:mentioned|noted|discussed|described|pointed out|touched (?:up)?on|outlined|covered|highlighted"
        r"|explained|stated)(?: (?:earlier|before|already|briefly))? in the existing"
        r" (?:article|blog post|post|text|draft)\b"
        r"|\bthe existing (?:article|blog post|post|text|draft)(?: (?:already|also|briefly))?"
        r" (?:mentions|notes|discusses|touches on|points out|covers|ends with|breaks off)\b",
        ("the existing",),
        ("As already mentioned in the existing article, the moon pulls the water.",),
        ("We moved the existing article to a new address.", "It is mentioned in existing articles."),
        "en",
    ),
    Leftover(
        "de-existing",
        "reference",
        "anywhere",
        r"\bim (?:bestehenden|vorhandenen) (?:Artikel|Beitrag|Text|Entwurf) (?:bereits |schon |auch )?"
        r"(?:erwähnt|angesprochen|beschrieben|genannt|erläutert|angedeutet)",
        ("im bestehenden", "im vorhandenen"),
        ("Wie im bestehenden Artikel bereits erwähnt, zieht der Mond das Wasser an.",),
        ("Im bestehenden Artikel fehlt ein Bild.",),
        "de",
    ),
    Leftover(
        "fr-existing",
        "reference",
        "anywhere",
        r"\b(?:mentionn|évoqu|indiqu|expliqu|soulign|abord)ée?s? dans (?:l['’]article|le texte) existant\b",
        ("article existant", "texte existant"),
        ("Comme mentionné dans l'article existant, la lune attire l'eau.",),
        ("L'article existant sera traduit.",),
        "fr",
    ),
    Leftover(
        "es-existing",
        "reference",
        "anywhere",
        r"\b(?:mencion|coment|señal|explic|indic|describ)\w{2,6} (?:ya )?en el (?:artículo|texto|borrador)"
        r" existente\b",
        ("artículo existente", "texto existente", "borrador existente"),
        ("Como se ha mencionado en el artículo existente, la luna atrae el agua.",),
        ("El artículo existente tiene tres partes.",),
        "es",
    ),
    Leftover(
        "pt-existing",
        "reference",
        "anywhere",
        r"\b(?:mencion|coment|apont|explic|indic|descr|abord)\w{2,6} (?:já )?no (?:artigo|texto|rascunho)"
        r" existente\b",
        ("artigo existente", "texto existente", "rascunho existente"),
        ("Como mencionado no artigo existente, a lua atrai a água.",),
        ("O artigo existente tem três partes.",),
        "pt",
    ),
    Leftover(
        "it-existing",
        "reference",
        "anywhere",
        r"\b(?:menzionat|accennat|indicat|spiegat|descritt|trattat)[oaie] (?:già )?nel(?:l['’]articolo"
        r"| testo) esistente\b",
        ("articolo esistente", "testo esistente"),
        ("Come accennato nell'articolo esistente, la luna attira l'acqua.",),
        ("L'articolo esistente ha tre parti.",),
        "it",
    ),
    Leftover(
        "nl-existing",
        "reference",
        "anywhere",
        r"\bin het bestaande (?:artikel|bericht|concept) (?:al |reeds |ook )?(?:genoemd|vermeld|beschreven"
        r"|besproken|aangegeven|aangestipt)\b",
        ("het bestaande",),
        ("Zoals in het bestaande artikel al genoemd, trekt de maan het water aan.",),
        ("In het bestaande artikel ontbreekt een foto.",),
        "nl",
    ),
    Leftover(
        "ru-existing",
        "reference",
        "anywhere",
        r"(?:упоминал|отмечал|говорил|указывал)ось в (?:существующ|имеющ)\w{2,4} (?:статье|тексте|черновике)",
        ("существующ", "имеющ"),
        ("Как уже упоминалось в существующей статье, луна притягивает воду.",),
        ("В существующей статье три части.",),
        "ru",
    ),
)
