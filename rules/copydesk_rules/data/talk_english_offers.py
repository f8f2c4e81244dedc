"""What writing tools offer to their user, and are ordered, in English; scopes as in `talk_list`."""

from __future__ import annotations

from copydesk_rules.data.leftover import HUMANIZER, WIKIPEDIA, Leftover
from copydesk_rules.data.talk_english import TEXT

_VERBS = ("continue", "finish", "complete", "rewrite", "proofread")
_KINDS = ("blog ", "content ", "copy", "seo ", "tech ", "technology ", "news ", "article ")
_ROLES = ("writer", "editor", "journalist", "blogger")

OFFERS = (
    Leftover(
        "en-offer",
        "offer",
        "sentence",
        r"(?:please )?(?:feel free to )?(?:let me know|tell me) (?:if|whether) (?:you(?:['’]d"
        r"| would) like|you want|you need|you prefer) "
        r"(?:me to|any (?:changes|adjustments|revisions|modifications|edits)|further (?:changes|edits"
        r"|refinements))"
        r"|would you like me to (?:continue|expand|revise|add|adjust|rewrite|write|generate|create"
        r"|include|help|try|make)"
        r"|if you(?:['’]d| would) like, i can (?:also )?(?:expand|revise|adjust|rewrite|write|generate"
        r"|create|turn|continue|make)",
        (
            *(f"{ask} if you" for ask in ("let me know", "tell me")),
            *(
                "let me know whether",
                "tell me whether",
                "would you like me",
                "would like, i can",
                "'d like, i can",
                "’d like, i can",
            ),
        ),
        (
            "Let me know if you'd like me to adjust the tone.",
            "Would you like me to expand this section?",
        ),
        ("Let me know if you have any questions.", "Tell me if you want to come along."),
        "en",
        "OpenAI",
        WIKIPEDIA,
    ),
    Leftover(
        "en-hope",
        "offer",
        "sentence",
        rf"i hope (?:this|the) (?:revised|updated|expanded|improved|rewritten) {TEXT}\b"
        rf"|i hope this {TEXT} (?:meets|matches|fits|suits) (?:your|the) (?:needs|requirements|request"
        rf"|expectations)",
        ("i hope",),
        ("I hope this revised draft works for you.", "I hope this article meets your requirements."),
        ("I hope this helps!", "I hope this post saves you an hour."),
        "en",
        source=HUMANIZER,
    ),
    Leftover(
        "en-order",
        "prompt",
        "sentence",
        rf"(?:please )?(?:continue|finish|complete|rewrite|proofread) (?:writing )?(?:the|this) "
        rf"(?:following )?(?:existing )?{TEXT}"
        r" (?:from (?:where|the point)|below|above|so that|in (?:the same|a) (?:tone|style)"
        r"|without repeating)",
        tuple(f"{verb} {what}" for verb in _VERBS for what in ("the", "this", "writing")),
        ("Finish this draft without repeating its points.", "Rewrite the following text in the same tone."),
        ("Continue the story in part two.",),
        "en",
    ),
    Leftover(
        "en-role",
        "prompt",
        "sentence",
        r"you are an? (?:\w+[ ,-]){0,4}?(?:blog |content |copy|seo |tech |technology |news |article )"
        r"(?:writer|editor|journalist|blogger)\b",
        tuple(kind + role for kind in _KINDS for role in _ROLES),
        ("You are an experienced tech blog writer with ten years of practice.",),
        ("You are a careful reader.", "“You are a blog writer,” he said."),
        "en",
        sure=False,
    ),
)
