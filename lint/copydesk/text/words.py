"""Word lists that tell languages apart."""

from __future__ import annotations

# ISO 639-1, and the three-letter codes that sites declare. Without `kr` (Kanuri), which people
# write when they mean Korean; without other three-letter codes, which look like `php` and `sql`.
_CODES = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz
    ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko ks ku kv kw ky la lb lg li ln lo
    lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl
    ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk
    tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu fil yue nds gsw haw ast
"""
LANGUAGE_CODES = frozenset(_CODES.split())

# Frequent articles, pronouns, prepositions and conjunctions; a selection from the stop word lists
# of the Snowball stemmers (BSD-3-Clause), https://snowballstem.org/algorithms/.
_LISTS = {
    "en": "the and of to is that for with this are was it you from have be not but they which as on",
    "de": "der die das und ist nicht ein eine mit auf für den dem sich auch es wir ich von zu werden",
    "fr": "de le la les et est des une un pas pour que qui dans nous vous sur avec plus ce au du en",
    "es": "de el la los las que y en un una por con para es no se del lo como más pero su al",
    "pt": "de o a os as que e um uma para com não é em do da dos das no na se mais por ao",
    "it": "il lo la gli che e di è un una per con non sono del della nel si come più anche",
    "nl": "de het een en van is dat niet op te met voor zijn aan er ook maar als wij naar je",
}


def _by_word() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for code, words in _LISTS.items():
        for word in words.split():
            table[word] = (*table.get(word, ()), code)
    return table


FUNCTION_WORDS = _by_word()
