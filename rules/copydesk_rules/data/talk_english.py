"""What writing tools say to their user, in English; scopes as in `talk_list`."""

from __future__ import annotations

from copydesk_rules.data.leftover import WIKIPEDIA, Leftover

TEXT = (
    r"(?:article|(?:blog )?post|draft|essay|story|text|version|section|continuation|rewrite|copy|summary"
    r"|outline|translation)"
)
_HERE = (
    *("here is", "here's", "here’s", "below is", "i've written", "i’ve written", "i have written"),
    *("i've prepared", "i’ve prepared", "i have prepared"),
)
_YES = (
    "certainly",
    "sure",
    "sure thing",
    "of course",
    "absolutely",
    "understood",
    "great question",
    "okay",
    "got it",
)

ENGLISH = (
    Leftover(
        "en-identity",
        "identity",
        "sentence",
        r"(?:i['’]m sorry,? but )?(?:as|i['’]m|i am) (?:an ai|an artificial intelligence"
        r"|a large)\b[^.!?\n]{0,20}"
        r"(?:language model|assistant)\b,?(?: (?:i|and|so|developed|trained|created|my)\b|\.)",
        tuple(
            f"{start} {what}"
            for start in ("as", "i'm", "i’m", "i am")
            for what in ("an ai", "an artificial", "a large")
        ),
        ("As an AI language model, I cannot browse the internet.", "I'm an AI assistant and cannot vote."),
        ("As an AI researcher, I read logs all day.", "“As an AI language model, I cannot say,” it wrote."),
        "en",
        "OpenAI",
        WIKIPEDIA,
    ),
    Leftover(
        "en-refusal",
        "refusal",
        "sentence",
        r"(?:unfortunately, |i(?:['’]m| am)(?: very| so)? sorry,? but |(?:my apologies"
        r"|i apologi[sz]e),? but )"
        r"(?:due to [^,\n]{0,60}, )?i(?:['’]m| am)?(?: currently| still)? "
        r"(?:unable to|not able to|cannot|can['’]t|can not|do(?: not|n['’]t) have (?:direct "
        r"|real-time )?access to) "
        r"(?:perform|provide|access|complete|fulfill?|assist|help|generate|browse|search|retrieve|verify"
        r"|process|real-time|the (?:internet|web)|live|current|external)\b",
        (
            "sorry, but",
            "sorry but",
            "sorry, i",
            "apologies",
            "apologi",
            "unfortunately, i",
            "unfortunately, due",
        ),
        (
            "I apologize, but I am unable to perform the search at this time.",
            "I'm sorry, but I can't assist with that request.",
        ),
        (
            "I'm sorry if you were hit by this bug.",
            "We apologize, but the server was unable to answer.",
            'She wrote: "I\'m sorry, but I cannot come."',
            "Unfortunately, I cannot swim.",
        ),
        "en",
        source=WIKIPEDIA,
    ),
    Leftover(
        "en-refusal-cut",
        "refusal",
        "opening",
        r"i apologi[sz]e,? but i(?:['’]m| am) (?:currently )?(?:unable|not able) to\b",
        ("apolog",),
        ("---\ntitle: I apologize, but I'm currently unable to\n---\n\nText.",),
        ("We apologize, but we were unable to come.",),
        "en",
    ),
    Leftover(
        "en-refusal-title",
        "refusal",
        "opening",
        r"(?:i(?:['’]m| am) (?:currently )?(?:unable to|not able to) "
        r"(?:perform|provide|access|complete|fulfil|fulfill|assist|generate|browse|search|retrieve)"
        r"|i cannot fulfil)",
        ("unable to", "not able to", "cannot fulfil"),
        ("I am unable to perform the web search for this topic.", "I cannot fulfill this request."),
        ("I am unable to leave the house.",),
        "en",
    ),
    Leftover(
        "en-tool-failure",
        "refusal",
        "sentence",
        r"(?:(?:the|my|this) )?(?:web[ _]search|google[ _]web[ _]search|search tool|browsing tool)(?: tool)? "
        r"(?:is|was|has|returned|failed|did not|could not|isn['’]t|wasn['’]t)\b[^.\n]{0,60}"
        r"(?:unavailable|not available|quota|no results|error|exceeded|failed|respond)",
        ("search tool", "web search", "web_search", "browsing tool"),
        (
            "The web search tool is currently unavailable.",
            "My search tool returned no results for this topic.",
        ),
        ("Web search has changed how people read.",),
        "en",
    ),
    Leftover(
        "en-cutoff",
        "identity",
        "sentence",
        r"(?:as of|up to|based on) my (?:last|latest|most recent) (?:knowledge )?(?:update|training)"
        r"|my knowledge cut-?off"
        r"|as of my knowledge cut-?off|my training data (?:only )?(?:goes|extends|ends|runs|does not"
        r"|doesn['’]t)",
        ("my last", "my latest", "my most recent", "my knowledge", "my training data"),
        (
            "As of my last knowledge update in 2023, the law was pending.",
            "My training data only goes up to May.",
        ),
        ("As of my last visit, the bridge was closed.",),
        "en",
        "OpenAI",
        WIKIPEDIA,
    ),
    Leftover(
        "en-preamble",
        "preamble",
        "sentence",
        rf"(?:(?:certainly|sure|of course|absolutely|great|okay|ok)[!,.:]* )?(?:here(?:['’]s| is)|below is"
        rf"|i(?:['’]ve| have) (?:written|prepared)) (?:the|a|an|your)(?: [\w,-]+){{0,4}} "
        rf"(?:revised|updated|completed?|rewritten|polished|requested|final|improved|expanded|edited"
        rf"|\d+[- ]word|seo[ -]\w+)(?: [\w,-]+){{0,4}} {TEXT}\b(?! of)",
        tuple(f"{here} {article}" for here in _HERE for article in ("the ", "a ", "an ", "your ")),
        ("Here is the revised article:", "I've written a polished 800-word blog post about tea."),
        ("Here is the final version of the API.", "Here is the list of changes."),
        "en",
        "OpenAI",
        WIKIPEDIA,
        sure=False,
    ),
    Leftover(
        "en-preamble-reply",
        "preamble",
        "sentence",
        rf"(?:certainly|sure(?: thing)?|of course|absolutely|understood|great question|okay|got it)[!,.:]+ "
        rf"(?:here(?:['’]s| is)|below is|i(?:['’]ll| will| can|['’]ve| have)|let me"
        rf"|let['’]s)\b[^.!?\n]{{0,60}}\b{TEXT}\b",
        tuple(word + sign for word in _YES for sign in "!,.:"),
        ("Certainly! Here is a blog post about green tea.", "Sure, I'll continue the article from there."),
        ("Sure, the post office is closed.", "Of course, here is the catch."),
        "en",
        "OpenAI",
        WIKIPEDIA,
    ),
    Leftover(
        "en-done",
        "preamble",
        "sentence",
        rf"i(?:['’]ve| have) (?:now |successfully )?(?:completed|fulfilled|finished) (?:the|your) "
        rf"(?:request|task|{TEXT})\b",
        tuple(
            f"{done} {what}" for done in ("completed", "fulfilled", "finished") for what in ("the", "your")
        ),
        ("I have completed the request.", "I've finished your article."),
        ("I have completed the marathon.",),
        "en",
    ),
    Leftover(
        "en-length",
        "preamble",
        "sentence",
        r"the (?:article|post|draft|text) (?:is now|now has|has|contains) (?:about |approximately "
        r"|around |roughly )?"
        r"[\d,]+ (?:characters|words)\b",
        tuple(
            f"the {text} {verb}"
            for text in ("article", "post", "draft", "text")
            for verb in ("is now", "now has", "has", "contains")
        ),
        ("The article has 2,950 characters.", "The draft is now approximately 800 words."),
        ("The novel has 120,000 words.", "The article has two authors."),
        "en",
    ),
)
