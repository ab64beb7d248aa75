"""Identities: UUIDv7, so that ids sort by age and the rows of a batch lie together."""

from __future__ import annotations

import secrets
import time
import uuid


def new_id() -> str:
    """A fresh UUIDv7 as text."""
    stamp = time.time_ns() // 1_000_000
    value = stamp << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=value))
