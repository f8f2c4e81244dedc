"""Sentences in which a writing tool speaks to whoever ordered the text.

Scopes: `sentence` is the start of a sentence outside of quotations; `opening` the same, but only in
the title, the excerpt or the first block of the body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk_rules.data.talk_asian import ASIAN
from copydesk_rules.data.talk_english import ENGLISH
from copydesk_rules.data.talk_english_offers import OFFERS
from copydesk_rules.data.talk_european import EUROPEAN

if TYPE_CHECKING:
    from copydesk_rules.data.leftover import Leftover

TALK: tuple[Leftover, ...] = (*ENGLISH, *OFFERS, *ASIAN, *EUROPEAN)
