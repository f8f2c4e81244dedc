"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any


class Pattern:
    """Stands for a compiled pattern that a post may not need; compiling all is a tenth of a short run.

    It is no `re.Pattern`: call its methods, and hand it to no function of `re`.
    """

    def __init__(self, source: str | bytes, flags: int = 0) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Kept, so that the next look is as quick as one at the pattern itself.
        value = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, value)
        return value


if TYPE_CHECKING:
    lazy_pattern = re.compile
else:
    lazy_pattern = Pattern
