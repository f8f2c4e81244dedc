"""Gaps that were left to be filled in; scope `text` is any prose outside code and quotation marks."""

from __future__ import annotations

from copydesk_rules.data.leftover import WIKIPEDIA, Leftover

_OPEN, _CLOSE, _IN = r"[\[［【（(]\s*", r"\s*[\]］】）)]", r"[^\[\]［］【】（）()\n]"

PLACEHOLDERS = (
    Leftover(
        "en-insert",
        "gap",
        "text",
        r"\[(?:insert|enter|fill in|provide|replace with|add) (?:your |the |an? |relevant |specific |more )?"
        r"[\w'’,/ -]{2,60}\](?!\()",
        ("[insert", "[enter", "[fill in", "[provide", "[replace with", "[add"),
        ("Founded in [insert year], the firm grew.", "See [Add relevant source here]."),
        ("Press [Enter] to go on.", "[Add yourself](list.md) to the list.", "`[insert year]` marks a gap."),
        "en",
        source=WIKIPEDIA,
    ),
    Leftover(
        "en-your",
        "gap",
        "text",
        r"\[(?:your|company|author|client|product|recipient)(?:['’]s)? "
        r"(?:full |company |first |last |job )?(?:name|title|email|e-mail|address|website|url|phone|logo"
        r"|company|here)\]",
        ("[your", "[company", "[author", "[client", "[product", "[recipient"),
        ("Yours, [Your Name]", "[Company Name] was founded in May."),
        ("[Your name](form.md) is asked for.", "Say “[Your Name]” there."),
        "en",
        source=WIKIPEDIA,
    ),
    Leftover(
        "upper-case",
        "gap",
        "text",
        r"(?<![\w/.$-])(?:INSERT|REPLACE|ADD|PASTE)_(?:[A-Z]+_)*(?:URL|LINK|SOURCE|NAME|DATE|TITLE|TEXT"
        r"|IMAGE|HERE|CITATION)"
        r"(?![\w/.-])",
        ("insert_", "replace_", "add_", "paste_"),
        ("The report (INSERT_SOURCE_URL) says so.",),
        ("Set `INSERT_SOURCE_URL` first.", "INSERT INTO names a table."),
        source=WIKIPEDIA,
    ),
    Leftover(
        "ja-insert",
        "gap",
        "text",
        rf"{_OPEN}(?:ここ|こちら|この部分)(?:に|へ)は?{_IN}{{1,30}}(?:挿入|入力|記入|追記|記載|入れ)(?:る"
        rf"|する|してください|します|て|予定)?{_CLOSE}",
        ("ここに", "ここへ", "こちらに", "こちらへ", "この部分に", "この部分へ"),
        ("売上は【ここに具体的な数値を挿入】に達した。", "（ここに写真を入れる）"),
        ("ここに名前を入力してください。", "「（ここに写真を入れる）」と書いてある。"),
        "ja",
    ),
    Leftover(
        "ja-field",
        "gap",
        "text",
        r"[\[［【](?:会社名|企業名|氏名|お名前|商品名|製品名|日付|出典|画像|リンク|URL)(?:を?(?:挿入"
        r"|入力|記入))?[\]］】](?!\()",
        ("会社名", "企業名", "氏名", "お名前", "商品名", "製品名", "日付", "出典", "画像", "リンク", "url"),
        ("[会社名]は五月に設立された。", "売上は倍増した[出典を挿入]。"),
        ("会社名は五月に変わった。", "「[会社名]」の欄に書く。"),
        "ja",
        sure=False,
    ),
    Leftover(
        "zh-insert",
        "gap",
        "text",
        rf"{_OPEN}(?:请)?(?:在此处?|此处|在這裡|此處)(?:插入|填写|输入|添加|填寫|輸入){_IN}{{0,30}}{_CLOSE}",
        ("在此", "此处", "在這裡", "此處"),
        ("销售额达到[此处插入数据]。",),
        ("在此输入名字。",),
        "zh",
    ),
    Leftover(
        "ko-insert",
        "gap",
        "text",
        rf"{_OPEN}(?:여기에|이곳에){_IN}{{1,30}}(?:입력|삽입|추가){_IN}{{0,8}}{_CLOSE}",
        ("여기에", "이곳에"),
        ("매출은 [여기에 수치 입력]에 달했다.",),
        ("여기에 이름을 입력하세요.",),
        "ko",
    ),
    Leftover(
        "european-insert",
        "gap",
        "text",
        r"\[(?:hier )?[\w' -]{2,40} (?:einfügen|eintragen|invoegen|invullen)\](?!\()"
        r"|\[(?:insérez|insérer|inserta|insertar|insira|inserir|inserisci|inserire|вставьте|вставить"
        r"|добавьте) "
        r"[\w'’ -]{2,50}\](?!\()",
        (
            *(
                "einfügen]",
                "eintragen]",
                "invoegen]",
                "invullen]",
                "[insérez",
                "[insérer",
                "[inserta",
                "[insira",
            ),
            *("[inserir", "[inserisci", "[inserire", "[вставьте", "[вставить", "[добавьте"),
        ),
        (
            "Der Umsatz stieg auf [Zahl einfügen].",
            "Le chiffre [insérez la source] monte.",
            "Рост на [вставьте число].",
        ),
        ("Eine Zahl einfügen.",),
    ),
    Leftover(
        "lorem",
        "filler",
        "text",
        r"lorem ipsum dolor\b",
        ("lorem ipsum",),
        ("Lorem ipsum dolor sit amet, consectetur.",),
        ("A Lorem Ipsum component.", "“Lorem ipsum dolor” is filler."),
    ),
    Leftover(
        "date",
        "date",
        "text",
        r"(?<![\w-])(?:19|20)(?:XX|xx|〇〇|○○)(?:年|[-/](?:XX|xx|\d\d)[-/](?:XX|xx|\d\d)(?!\w))"
        r"|(?<![\w-])(?:19|20)\d\d[-/](?:XX|xx)(?:[-/](?:XX|xx))?(?!\w)",
        ("0xx", "9xx", "〇〇", "○○", "-xx", "/xx"),
        ("Opened on 2025-XX-XX.", "20XX年に開業した。"),
        ("`2025-XX-XX` is the form.", "ECMAScript 20XX comes each June.", "〇〇さんは言った。"),
        sure=False,
    ),
)
