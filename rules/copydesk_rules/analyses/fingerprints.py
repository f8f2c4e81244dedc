"""Fingerprints of passages, which allow-lists name."""

from __future__ import annotations

# The largest prime below 2**64. `hashlib` would load OpenSSL, 3 ms of a short run.
_PRIME = 2**64 - 59


def fingerprint(text: str) -> str:
    """Sixteen hexadecimal digits that stand for a text; two texts have the same once in 2**64 times.

    Not for texts whose authors mean to deceive: it is a name, no proof.
    """
    return f"{int.from_bytes(text.encode('utf-8', 'surrogatepass'), 'big') % _PRIME:016x}"
