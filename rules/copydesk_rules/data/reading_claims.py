"""How posts say how long they take to read.

`OWN` sentences speak of the post itself wherever they stand; `LABELS` do so at the head of a post. The
first two groups that match are the number and the end of a range. Forms as observed in published
posts and in the templates of themes.
"""

from __future__ import annotations

_N = r"(?<![\d.,:])([0-9０-９]{1,3})(?:\s*(?:[-~〜～–—－]|to|bis|à|a)\s*([0-9０-９]{1,3}))?"
_JA_ABOUT = r"(?:約|およそ|だいたい|大体)?\s*"
_EN_ABOUT = r"(?:about |approx(?:imately|\.)? ?|around |roughly |~ ?|≈ ?)?"

# What every claim contains: a word for reading, in lower case, and a number of minutes.
MINUTES = r"\d\s*(?:min|分|분|мин)"
HINTS = ("読", "阅读", "閱讀", "읽", "read", "lese", "lectur", "leitura", "lettura", "leest", "чтени")

OWN = (
    (
        rf"(?:この|当)(?:記事|投稿|ページ|エントリー?|コラム|ブログ)(?:全体)?は、?\s*{_JA_ABOUT}{_N}\s*分"
        rf"(?:間)?(?:ほど|程度|くらい|ぐらい|前後)?"
        r"で(?:お?読み|読め|読了)"
    ),
    (
        rf"(?:本記事|本稿|本エントリー?)は、?\s*{_JA_ABOUT}{_N}\s*分(?:間)?(?:ほど|程度|くらい|ぐらい"
        rf"|前後)?で(?:お?読み|読め|読了)"
    ),
    (
        rf"(?:この|本)(?:記事|稿)(?:を読む(?:のにかかる)?時間|の(?:読了|読書)(?:目安)?時間"
        rf"|の読了目安)は、?\s*{_JA_ABOUT}{_N}\s*分"
    ),
    (
        rf"(?:本文|全文|这篇文章|這篇文章|本篇文章)(?:大?约|大?約|预计|預計)?(?:需要?|要)?(?:阅读|閱讀)"
        rf"(?:时间|時間)?(?:大?约|大?約|需要?|要)?\s*{_N}\s*分[钟鐘]"
    ),
    (
        rf"(?:本文|全文|这篇文章|這篇文章|本篇文章)(?:大?约|大?約|预计|預計)?(?:需要?|要)?\s*{_N}\s*分[钟鐘]"
        rf"(?:的时间|左右)?(?:阅读|閱讀|读完|讀完)"
    ),
    (
        rf"이 (?:글|기사|포스트)(?:은|는|을)? (?:읽는 ?데 )?(?:약 )?{_N}\s*분(?:이면| 정도면| 안에)? ?(?:읽을"
        rf"|정도 ?걸|걸립|소요)"
    ),
    (
        rf"this (?:article|post|page|piece|story) (?:takes|is) {_EN_ABOUT}{_N}[ -]min(?:ute)?s?(?: to read"
        rf"|[ -]read)"
    ),
    (
        rf"(?:it|this) (?:will )?takes? {_EN_ABOUT}{_N} min(?:ute)?s? to read (?:this|the) (?:article|post"
        rf"|page|piece)"
    ),
)

LABELS = (
    (
        rf"(?:読了(?:目安|予想|想定|所要)?(?:時間)?|(?:想定|予想)?読書時間|読む(?:時間|のにかかる時間))"
        rf"(?:の目安)?\s*[:：は／/|]?\s*{_JA_ABOUT}{_N}\s*分"
    ),
    (
        rf"(?<!は){_JA_ABOUT}{_N}\s*分(?:間)?(?:ほど|程度|くらい)?で(?:読めます|読了(?:できます|可能)?"
        rf"|お読みいただけます)"
    ),
    (
        rf"(?:预计|預計|建议|大约|大約)?(?:阅读|閱讀)(?:时间|時間|时长|時長|本文|全文)\s*[:：]?\s*(?:大?约"
        rf"|大?約|需要?|约需)?\s*{_N}\s*分[钟鐘]"
    ),
    rf"(?:읽는 ?(?:데|시간)|예상 ?(?:읽기|독서) ?시간|읽기 ?시간)\s*[:：은]?\s*(?:약 |대략 )?{_N}\s*분",
    rf"\b(?:estimated )?read(?:ing)?[ -]?time\b\s*(?:is)?\s*[:：|–—-]?\s*{_EN_ABOUT}{_N}\s*min(?:ute)?s?\b",
    rf"(?<![\w-]){_EN_ABOUT}{_N}[ -]?min(?:ute)?s?[ -]read\b(?! (?:and|or|by|the|a|my|through|from|of)\b)",
    rf"\b(?:lesezeit|lesedauer)\s*[:：|]?\s*(?:ca\. ?|etwa |rund |~ ?)?{_N}\s*min",
    rf"\b(?:temps|durée) de lecture\s*(?:estimée?)?\s*[:：|]?\s*(?:environ |~ ?)?{_N}\s*min",
    rf"(?<![\w-]){_N}\s*min(?:utes?)? de lecture\b",
    rf"\btiempo (?:estimado )?de lectura\s*(?:estimado)?\s*[:：|]?\s*(?:aprox\. ?|~ ?)?{_N}\s*min",
    rf"(?<![\w-]){_N}\s*min(?:utos?)? de (?:lectura|leitura)\b",
    (
        rf"\btempo (?:estimado )?(?:de leitura|di lettura)\s*(?:estimado|stimato)?\s*[:：|]?\s*(?:aprox\. ?"
        rf"|circa |~ ?)?{_N}\s*min"
    ),
    rf"(?<![\w-]){_N}\s*min(?:uti)? di lettura\b",
    rf"\bleestijd\s*[:：|]?\s*(?:ca\. ?|ongeveer |~ ?)?{_N}\s*min",
    rf"\bвремя (?:на )?чтения\s*[:：|–—-]?\s*(?:около |~ ?)?{_N}\s*мин",
)
