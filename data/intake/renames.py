"""Rows of one project under two names: joined by what people decided, so that a rename is seen.

A draft's row that nothing current is paired with by itself is held against current rows
whose project was decided to be the same one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from data.intake.project_names import project_key
from data.store import Decision, ProjectName

Key = tuple[object, ...]
Pair = tuple[int, int]


def renamed_pairs(
    new: Sequence[tuple[int, Key]],
    old: Sequence[tuple[int, Key]],
    codes: Mapping[str, str],
    decisions: Iterable[Decision],
) -> list[Pair]:
    """(new index, old index) of rows that are one project by decision, in the order of new.

    new, old: rows left without a partner, with their identity, whose first part is the
    project. codes: name → the one code that stands beside it. Of several rows for one
    partner the first is taken.
    """
    joined = _joined(codes, decisions)

    def root(key: object) -> object:
        return _root(joined, key)

    waiting: dict[Key, list[int]] = {}
    for index, key in reversed(old):
        waiting.setdefault((root(key[0]), *key[1:-1]), []).append(index)
    pairs: list[Pair] = []
    for index, key in new:
        partners = waiting.get((root(key[0]), *key[1:-1]))
        if partners:
            pairs.append((index, partners.pop()))
    return pairs


def _joined(codes: Mapping[str, str], decisions: Iterable[Decision]) -> dict[object, object]:
    """A project's key → the next one that it was decided to be."""
    joined: dict[object, object] = {}
    for one in decisions:
        if one.verdict == "same":
            kept, other = (_root(joined, _key(name, codes)) for name in (one.kept, one.other))
            joined[other] = kept
    return joined


def _root(joined: Mapping[object, object], key: object) -> object:
    while joined.get(key, key) != key:
        key = joined[key]
    return key


def _key(name: ProjectName, codes: Mapping[str, str]) -> str:
    written = project_key(name.name or "")
    return name.code or codes.get(written, written)
