"""The wording with its figures in it.

An unknown figure is never a blank: it stands as 【缺…】 in its place, and the list of
them is told, so that a person can fill the ledger or strike the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.briefing.official import ordinal, plain
from data.rules.notice import Notice
from data.rules.notice_figures import FIGURE


@dataclass(frozen=True)
class NoticeText:
    """A filled 通报.

    title: in pieces between which a line may end. sections: heading with its number,
    paragraphs. missing: unknown figures. annexes: names of the lists that come with it.
    """

    title_pieces: tuple[str, ...]
    addressee: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    missing: tuple[str, ...]
    annexes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The title in one line."""
        return "".join(self.title_pieces)


def filled(
    wording: Notice,
    figures: Mapping[str, str | None],
    changes: Sequence[str] = (),
    annexes: Sequence[str] = (),
) -> NoticeText:
    """The 通报 in words; changes: what changed, a section of its own before the last one."""
    missing: dict[str, None] = {}

    def fill(text: str) -> str:
        def written(found: re.Match[str]) -> str:
            name = found[1]
            value = figures.get(name)
            if value is None:
                missing[name] = None
                return f"【缺{name}】"
            return plain(value)

        return FIGURE.sub(written, text)

    parts = [
        (fill(one.heading), tuple(fill(text) for text in one.paragraphs)) for one in wording.section
    ]
    if changes:
        parts.insert(len(parts) - 1, (fill(wording.changes.heading), tuple(changes)))
    return NoticeText(
        title_pieces=tuple(fill(piece) for piece in _pieces(wording.title)),
        addressee=fill(wording.addressee),
        sections=tuple(
            (f"{ordinal(number)}、{heading}", texts)
            for number, (heading, texts) in enumerate(parts, 1)
        ),
        missing=tuple(missing),
        annexes=tuple(annexes),
    )


def _pieces(title: str) -> list[str]:
    """A title parted behind its figures, where a line of it may end."""
    ends = [0, *(found.end() for found in FIGURE.finditer(title)), len(title)]
    return [title[start:end] for start, end in pairwise(ends) if end > start]
