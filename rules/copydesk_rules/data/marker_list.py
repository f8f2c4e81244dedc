"""Marks of generators and chat systems that never belong into a published text.

Scopes: `line` is a whole line of prose; `edge` a line's start or end, set against the text; `text`
any place outside code and quotation marks; `target` a link's address; `tag` an HTML element's name;
`info` a code fence's first word; `opening` the first block of the body.
"""

from __future__ import annotations

from copydesk_rules.data.leftover import HUMANIZER, WIKIPEDIA, Leftover

# What a `line` mark begins with.
LINE_STARTS = frozenset("-=#~_[")

_CHAT_TOKENS = (
    r"endoftext|endofprompt|im_start|im_end|im_sep|eot_id|eom_id|begin_of_text|end_of_text"
    r"|start_header_id|end_header_id|system|user|assistant|end|eos|bos|pad|fim_prefix|fim_middle|fim_suffix"
)

MARKERS = (
    Leftover(
        "end-rule",
        "end",
        "line",
        r"(?P<rule>--+|==+|##+|~~+|__+)(?:end|eof|eot|stop|continued?|end[ _-]of[ _-]\w+(?:[ _-]\w+)?"
        r"|記事終了|記事の終わり|本文終了|出力終了|文章结束|文章結束|기사 끝)(?P=rule)",
        ("end", "eof", "eot", "stop", "continue", "終了", "終わり", "结束", "結束", "기사 끝"),
        ("---END---", "===END===", "--END OF ARTICLE--", "---end_of_post---", "---記事終了---"),
        (
            "- END -",
            "—END—",
            "-----END CERTIFICATE-----",
            "~ The End ~",
            "---",
            "Write ---END--- at the end of it.",
        ),
    ),
    Leftover(
        "end-rule-spaced",
        "end",
        "line",
        r"(?P<rule>--+|==+) (?:end|eof|end of (?:article|post|text|document|file|output|response|draft)) "
        r"(?P=rule)",
        ("end", "eof"),
        ("--- END ---", "=== End of article ==="),
        ("- END -", "— END —"),
        sure=False,
    ),
    Leftover(
        "end-rule-glued",
        "end",
        "edge",
        r"(?P<rule>---+|===+)(?:END|EOF|END[ _]OF[ _]\w+)(?P=rule)",
        ("---end", "===end", "---eof", "===eof"),
        ("The market will grow.---END---", "---END--- The market will grow."),
        ("They ask for a line that reads ---END--- and split there.",),
    ),
    Leftover(
        "end-bracket",
        "end",
        "line",
        r"\[(?:END|EOF|EOS|EOT|STOP|CONTINUE|END[ _]OF[ _]\w+(?:[ _]\w+)?)\]",
        ("[end", "[eo", "[stop]", "[continue]"),
        ("[END]", "[END OF ARTICLE]", "[CONTINUE]"),
        ("[To be continued]", "Press [END] to jump to the last line.", "[Ende gut, alles gut]"),
    ),
    Leftover(
        "chat-token",
        "token",
        "edge",
        rf"(?:<[|｜](?:{_CHAT_TOKENS}|(?:begin|end)▁of▁sentence|User|Assistant)[|｜]>\s?)+(?:system|user"
        rf"|assistant)?"
        r"|<(?:start|end)_of_turn>(?:user|model)?|\[/?INST\]|<</?SYS>>",
        ("<|", "<｜", "_of_turn>", "inst]", "sys>>"),
        (
            "<|im_start|>assistant",
            "That is all.<|endoftext|>",
            "<start_of_turn>model",
            "[/INST]The answer is no.",
        ),
        ("A prompt is framed by <|im_start|> and its twin.",),
        vendor="OpenAI, Meta, Google, DeepSeek",
        source="chat templates of the models",
    ),
    Leftover(
        "thinking-tag",
        "token",
        "tag",
        r"think|thinking|antthinking|antartifact|scratchpad",
        ("think>", "thinking", "antartifact", "scratchpad>"),
        (
            "The end. <think>The user wants more.</think>",
            "<think>\nThe user wants a post.\n</think>",
            '<antArtifact identifier="post">',
        ),
        ("I <b>think</b> so.", "Reasoning models wrap it in `<think>` tags."),
        vendor="DeepSeek, Anthropic",
        source="output formats of reasoning models",
    ),
    Leftover(
        "tool-fence",
        "token",
        "info",
        r"tool_code|tool_outputs?|tool_call",
        ("tool_",),
        ("```tool_code\nprint(default_api.search('x'))\n```",),
        ("```python\ntool_code = 1\n```",),
        vendor="Google",
        source=HUMANIZER,
    ),
    Leftover(
        "content-reference",
        "citation",
        "text",
        r":?contentReference\[oaicite:\d+\](?:\{index=\d+\})?|\[?oaicite:\d+\]?|oai_citation[:‡]\d*",
        ("oaicite", "oai_citation"),
        ("It grew by half :contentReference[oaicite:3]{index=3}.", "It grew [oai_citation:1‡source](x)."),
        ("The string `oaicite` gives it away.", "Editors look for oaicite in the history."),
        vendor="OpenAI",
        source=WIKIPEDIA,
    ),
    Leftover(
        "dagger-citation",
        "citation",
        "text",
        r"【\d+(?::\d+)?†[^】\n]{0,80}】",
        ("†",),
        ("Sales doubled【12†source】.", "売上は倍増した【4:0†L1-L9】。"),
        ("【1】を参照。", "He died in 1912 (†)."),
        vendor="OpenAI",
        source=WIKIPEDIA,
    ),
    Leftover(
        "search-turn",
        "citation",
        "text",
        r"(?<![\w.])(?:cite|navlist|entity)?turn\d+(?:search|fetch|file|image|news|view|video|ref"
        r"|academia)\d+"
        r"(?:turn\d+[a-z]+\d+)*|citegenerated-reference-identifier|[\ue200-\ue204\uea01\uea02]",
        ("turn", "citegenerated", *"\ue200\ue201\ue202\ue203\ue204\uea01\uea02"),
        ("The chip sold out citeturn0search3.", "It grew turn2news1turn2news4."),
        ("It was my turn2 go.", "“turn0search0” is such a mark."),
        vendor="OpenAI",
        source=WIKIPEDIA,
    ),
    Leftover(
        "bracket-citation",
        "citation",
        "text",
        r"\[cite_(?:start|end)\]|\[cite:\s*\d[^\]\n]{0,80}\]|\[(?:citation|web|attached_file|source"
        r"|file):\d+\]"
        r"|\[\^\d+\^\]",
        ("[cit", "[web:", "[attached_file:", "[source:", "[file:", "[^"),
        ("[cite_start]The bill passed [cite: 12, 14].", "It rose to a third [web:3].", "It did [^1^]."),
        ("He was [cited] twice.", "See the note.[^1]\n\n[^1]: A note."),
        vendor="Google, Perplexity, Microsoft",
        source=WIKIPEDIA,
    ),
    Leftover(
        "attribution-json",
        "citation",
        "text",
        r"\{\"?attribution\"?:\s*\{\"?attributableIndex\"?|grok_render_citation_card_json|grok_card",
        ("attributableindex", "grok_"),
        ('It is so ({"attribution":{"attributableIndex":"0-1"}}).', "It is grok_card here."),
        ("`grok_card` is a tag.",),
        vendor="OpenAI, xAI",
        source=WIKIPEDIA,
    ),
    Leftover(
        "sandbox-link",
        "citation",
        "target",
        r"sandbox:/.*|attached_file://.*|(?:start|end)_span"
        r"|https?://vertexaisearch\.cloud\.google\.com/grounding-api-redirect/.*"
        r"|https?://ppl-ai-file-upload\.s3\.amazonaws\.com/.*",
        ("sandbox:/", "attached_file://", "_span)", "grounding-api-redirect", "ppl-ai-file-upload"),
        ("[The table](sandbox:/mnt/data/table.csv)", "[span_1](start_span)Text."),
        ("[Sandbox](https://example.org/sandbox)",),
        vendor="OpenAI, Google, Perplexity",
        source=WIKIPEDIA,
    ),
    Leftover(
        "tracking-parameter",
        "tracking",
        "target",
        r"\S+[?&](?:utm_source=(?:chatgpt\.com|openai|copilot\.com|perplexity(?:\.ai)?|claude\.ai|gemini"
        r"(?:\.google\.com)?)"
        r"|referrer=grok\.com)\b\S*",
        ("utm_source=", "referrer=grok"),
        ("[The report](https://example.org/report?utm_source=chatgpt.com)",),
        ("[The report](https://example.org/report?utm_source=newsletter)",),
        vendor="OpenAI, Microsoft, Perplexity, xAI",
        source=WIKIPEDIA,
        sure=False,
    ),
    Leftover(
        "output-label",
        "label",
        "opening",
        r"(?:(?:blog |article |post )?title|headline|(?:記事)?タイトル|题目|标题|標題|제목|titel|titre"
        r"|título|titolo)\s?[:：]\s*"
        r"(?P<title>\S[^\n]*)",
        (
            "title",
            "headline",
            "タイトル",
            "题目",
            "标题",
            "標題",
            "제목",
            "titel",
            "titre",
            "título",
            "titolo",
        ),
        ("---\ntitle: A wide river\n---\n\nTitle: A wide river\n\nThe text.",),
        ("---\ntitle: Notes on a draft\n---\n\nTitle: RFC 2119\nAuthor: S. Bradner\n",),
    ),
    Leftover(
        "body-label",
        "label",
        "opening",
        r"(?:body|article body|blog post|article|記事本文|本文|正文|본문)\s?[:：]",
        ("body", "article", "blog post", "本文", "正文", "본문"),
        ("Body:\n\nThe river was wide.", "本文：\n\n川は広かった。"),
        ("Body: a study in motion.\n\nThe dancer moved.", "Article 5 of the treaty says so."),
    ),
)
