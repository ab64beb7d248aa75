"""The wording with its figures in it.

A sentence without its figure is left out; the figures that nobody knows are listed, so that a
person can fill the ledger.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.briefing.official import ordinal, plain
from data.briefing.sentences import unknown_figures, without_unknown
from data.rules.notice import Notice
from data.rules.notice_figures import FIGURE


@dataclass(frozen=True)
class Annex:
    """A list that comes with a 通报: its name, what it shows, heads, rows, widths in mm."""

    name: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths_mm: tuple[float, ...]


@dataclass(frozen=True)
class NoticeText:
    """A filled 通报.

    issuer: whose name stands over the red rule. title: in pieces between which a line may end.
    sections: heading with its number, paragraphs. missing: figures that no ledger says, whose
    sentences were left out.
    """

    issuer: str
    title_pieces: tuple[str, ...]
    addressee: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    missing: tuple[str, ...]
    annexes: tuple[Annex, ...] = ()

    @property
    def title(self) -> str:
        """The title in one line."""
        return "".join(self.title_pieces)


def filled(
    wording: Notice,
    figures: Mapping[str, str | None],
    changes: Sequence[str] = (),
    problems: Sequence[str] = (),
    annexes: Sequence[Annex] = (),
) -> NoticeText:
    """The 通报 in words; changes and problems: a section each before the last one, if any."""

    def fill(text: str) -> str:
        return FIGURE.sub(lambda found: plain(figures.get(found[1]) or ""), text)

    parts = []
    for one in wording.section:
        known = (without_unknown(text, figures) for text in one.paragraphs)
        if paragraphs := tuple(fill(text) for text in known if text):
            parts.append((fill(one.heading), paragraphs))
    last = parts[-1:] if parts else []
    told = [(wording.changes.heading, changes), (wording.problems.heading, problems)]
    spoken = [(fill(heading), tuple(texts)) for heading, texts in told if texts]
    return NoticeText(
        issuer=fill(wording.issuer),
        title_pieces=tuple(fill(piece) for piece in _pieces(wording.title)),
        addressee=fill(wording.addressee),
        sections=tuple(
            (f"{ordinal(number)}、{heading}", texts)
            for number, (heading, texts) in enumerate([*parts[:-1], *spoken, *last], 1)
        ),
        missing=unknown_figures(wording.texts, figures),
        annexes=tuple(annexes),
    )


def _pieces(title: str) -> list[str]:
    """A title parted behind its figures, where a line of it may end."""
    ends = [0, *(found.end() for found in FIGURE.finditer(title)), len(title)]
    return [title[start:end] for start, end in pairwise(ends) if end > start]
