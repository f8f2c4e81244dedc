"""What tells that a line is an order to a writing tool, not a part of the text.

Strong labels and orders stand for themselves. `LABEL` and `INSTRUCTION` are common among people
too, and count only beside a strong one. All are matched against a whole line, in any case.
Observed in published posts.
"""

from __future__ import annotations

_OPEN, _CLOSE = r"[【\[（(＜<■#*]+\s*", r"\s*[】\]）)＞>:：*]*"

# Words of which one stands in the line, and the line: labels in brackets that name the text being
# written, or how to write it.
STRONG_LABELS = (
    (
        ("記事", "本文", "文章", "原稿"),
        (
            rf"{_OPEN}(?:(?:既存|元|上記|以下|前回|直前|ここまで)の?(?:記事|本文|文章|原稿)"
            rf"|(?:提供|入力)された(?:記事|本文|文章|原稿))"
            rf"(?:の?(?:最後|末尾|冒頭|続き|全文|途中|内容)[^】\])）\n。]{{0,12}})?{_CLOSE}"
        ),
    ),
    (
        ("文体", "執筆", "記事", "ライティング", "リライト"),
        (
            rf"{_OPEN}(?:文体|執筆|記事作成|記事執筆|記事生成|ライティング|リライト)(?:の|に関する)?"
            rf"(?:指示|条件|要件|ルール|制約|注意事項){_CLOSE}"
        ),
    ),
    (
        ("有文章", "有内容", "有正文", "述文章", "述内容", "述正文"),
        rf"{_OPEN}(?:已有|原有|现有|上述|既有)(?:文章|内容|正文)(?:的?(?:结尾|末尾|最后)[^】\n]{{0,8}})?{_CLOSE}",
    ),
    (("写作", "续写", "文风", "撰写"), rf"{_OPEN}(?:写作|续写|文风|撰写)(?:要求|指令|规则|提示){_CLOSE}"),
    (("기존",), rf"{_OPEN}기존 (?:글|기사|본문)(?:의 (?:마지막|끝)[^\]】\n]{{0,8}})?{_CLOSE}"),
    (
        ("existing", "original", "previous", "provided"),
        (
            rf"{_OPEN}(?:the )?(?:existing|original|previous|provided) (?:article|post|draft|text)(?:['’]s)?"
            rf"(?: (?:ending|so far|content|\((?:end|excerpt|last part)\)))?{_CLOSE}"
        ),
    ),
    (
        ("of the existing", "of the original", "of the previous"),
        (
            rf"{_OPEN}(?:last|final|end) (?:part|section|paragraph) of the (?:existing|original|previous) "
            rf"(?:article|post|draft|text){_CLOSE}"
        ),
    ),
    (
        ("writing instructions", "writing guidelines"),
        rf"{_OPEN}writing (?:instructions|guidelines) for the (?:writer|model|assistant){_CLOSE}",
    ),
)

# What a strong label begins with.
LABEL_STARTS = frozenset("【[（(＜<■*")

# The same for orders to go on with the text.
STRONG_ORDERS = (
    (
        ("続きを",),
        r"(?:それでは、?|では、?)?(?:記事の|文章の|本文の)?続きを(?:書いて|執筆して|作成して|生成して|出力して)ください[：:。]?",
    ),
    (
        ("ください",),
        (
            r"(?:上記|以下|この)の?(?:記事|文章|本文)(?:の続き)?を(?:自然に)?(?:完成させて|補完して|続けて|リライトして)"
            r"ください[：:。]?"
        ),
    ),
    (
        ("请继续", "请接着"),
        r"请(?:继续|接着)(?:撰写|写作|续写|完成)(?:以下|上述|这篇|本)?(?:文章|内容|正文)?[：:。]?",
    ),
    (("请续写",), r"请续写(?:以下|上述|这篇|本)?(?:文章|内容|正文)?[：:。]?"),
    (("주세요",), r"(?:이어서|계속해서) (?:작성|써)\s?해? ?주세요[:.]?"),
    (
        ("continue the", "continue this", "continue writing"),
        (
            r"(?:please )?continue (?:writing )?(?:the|this) (?:article|blog post|post|text|draft)"
            r"(?: (?:from|below|here)[^.:\n]{0,40})?[:.]"
        ),
    ),
)

LABEL = (
    rf"{_OPEN}(?:要求事項|要件|条件|制約(?:条件)?|前提(?:条件)?|注意(?:事項|点)?|指示(?:内容)?|出力"
    rf"(?:形式|条件|例)?|役割|タスク|文体|構成"
    rf"|要求|注意事项|输出(?:格式|要求)?|요구 ?사항|주의(?: ?사항)?|출력 ?형식"
    rf"|requirements?|instructions?|notes?|constraints?|output(?: format)?|style|tone|task|role){_CLOSE}"
)

INSTRUCTION = (
    r"[^\n]{2,160}?(?:してください|避けてください|ください|(?:を|は|に|で)(?:避ける|使用|意識(?:する)?"
    r"|含める|書く|追加する|締めくくる|維持(?:する)?)"
    r"|追加する|繰り返さない|追加しない|継続する|書かない|含めない|使わない|完成させる|補完|締めくくる"
    r"|続きを書く|すること|こと)"
    r"(?:（[^）\n]{0,80}）)?。?"
    r"|[^\n]{2,160}\d{3,5}\s?(?:文字|字|字程度|words|characters)[^\n]{0,60}"
    r"|(?:do not|don['’]t|avoid|use|write|include|keep|make sure|ensure|end|add|maintain)\b[^\n]{4,160}"
    r"|(?:请|不要|避免|使用|保持|确保)[^\n]{2,120}"
)
