"""Chance that nobody can steer and anybody can check afterwards."""

from __future__ import annotations

import hashlib
import hmac


class Coins:
    """Keyed hashes in place of dice: one number per case and purpose, fixed by the key.

    The commitment is published before the first case.  Once a key has been retired and
    disclosed, every draw can be recomputed; before that, nobody without it can foresee one.
    The purposes are separated, so that knowing how a case was assigned says nothing about
    whether it will be audited.

    Parameters
    ----------
    key
        At least 16 random bytes, kept from everyone who decides, builds tools or audits.

    Examples
    --------
    >>> coins = Coins(b"sixteen secret bytes")
    >>> 0 <= coins.audit("case 1") < 1
    True
    >>> coins.audit("case 1") == coins.assignment("case 1")
    False
    """

    def __init__(self, key: bytes) -> None:
        if len(key) < 16:
            raise ValueError(f"a key of {len(key)} bytes can be guessed; use 16 or more")
        self._key = key

    @property
    def commitment(self) -> str:
        """The key's SHA-256, to be published in advance."""
        return hashlib.sha256(self._key).hexdigest()

    def assignment(self, case_id: str) -> float:
        """Return the number in [0, 1) that assigns a case at intake."""
        return self._draw(b"assignment", case_id)

    def audit(self, case_id: str) -> float:
        """Return the number in [0, 1) that says, once a decision stands, whether it is audited."""
        return self._draw(b"audit", case_id)

    def _draw(self, purpose: bytes, case_id: str) -> float:
        # The purpose is of known length, so that no two pairs read as the same message.
        message = b"%d:%b:" % (len(purpose), purpose) + case_id.encode("utf-8", "surrogatepass")
        digest = hmac.digest(self._key, message, "sha256")
        return (int.from_bytes(digest[:8]) >> 11) * 2.0**-53
