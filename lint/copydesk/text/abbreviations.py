"""Abbreviations whose full stop ends no sentence.

A selection, and additions from the style guides, of the sentence break suppressions of Unicode's
CLDR (Unicode-3.0 licence, common/segments). Without those that are words of the language too.
Written in lower case, without the final full stop; the inner ones stay.
"""

from __future__ import annotations

# These introduce what follows, a name or an example.
_ENGLISH = "dr mr mrs ms mx prof rev hon gen col capt lt sgt st mt vs cf viz approx e.g i.e feat"
_BY_LANGUAGE = {
    "de": "hr hrn fr frl dipl ing nr bzw vgl ca evtl ggf inkl exkl zzgl z.b d.h u.a o.ä i.d.r s.o s.u usf"
    " sog mio mrd std min str abs bsp geb gest ehem einschl lt max mind urspr allg chr bd jh",
    "fr": "m mm mme mmes mlle mgr me p.ex ex cf env éd art chap av apr janv févr avr juil sept oct nov déc"
    " réf c.-à-d",
    "es": "sr sra sres sras srta dra d dña ud uds lic ing p.ej ej núm pág págs tel av avda cap art fig aprox"
    " a.c d.c",
    "pt": "sr sra srs sras dra d eng p.ex ex núm nº pág págs tel av cap art fig aprox",
    "it": "sig sigg dott dr.ssa prof.ssa ing avv arch es p.es ecc art cap pag pagg fig ca tel n",
    "nl": "dhr mevr mw drs ing ir bijv b.v d.w.z m.b.t o.a i.p.v t.o.v nl ca blz nr evt incl excl resp max",
}
_COMMON = frozenset(_ENGLISH.split())
_SETS = {code: _COMMON.union(words.split()) for code, words in _BY_LANGUAGE.items()}

# These stand before a number: `Fig. 3`, `No. 7`, `Abs. 2`.
_NUMBERED = (
    "no nos nr fig figs p pp vol vols art sec ch chap eq ver v núm pág cap abb tab kap abs bd s t bl ed"
)
BEFORE_NUMBER = frozenset(_NUMBERED.split())

# Languages that write an ordinal number with a full stop: `am 3. Oktober`.
_ORDINALS = "de da no nb nn fi et lv cs sk pl hu hr sl sr tr is"
DOTTED_ORDINALS = frozenset(_ORDINALS.split())

# After an acronym (`in the U.S. It`) these begin a sentence; most other words continue the name.
_FIRST_WORDS = (
    "The This That These Those It He She We They You I In On At But And If When While After Before However As"
    " How What Why Who Where Which Did Do Does Is Are Was Were My Our Their His Her There Here So"
)
STARTERS = frozenset(_FIRST_WORDS.split())


def abbreviations(language: str) -> frozenset[str]:
    """The abbreviations of a language; the English ones are known everywhere."""
    return _SETS.get(language, _COMMON)
