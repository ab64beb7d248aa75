"""The 通报: its figures worked out, its sentences filled, before any document is made."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from data.meeting.comparison import Comparison
from data.meeting.notice_figures import named_figures
from data.meeting.official import official, ordinal, plain
from data.meeting.sentences import Paragraph, paragraphs
from data.meeting.topics import topic_of, weightiest
from data.rules.meeting import CONTEXT, FIGURE, NamedChanges, Notice
from data.texts import text


def changes_aloud(comparison: Comparison, named: NamedChanges) -> tuple[str, ...]:
    """Paragraphs with second-level headings; empty where nothing changed."""
    most: Mapping[str, int] = named.model_dump()
    details = {one.topic: one for one in _named(comparison, most)}
    whole = paragraphs(comparison, "zh")
    spoken = [_spoken(one, details[one.topic]) for one in whole if one.topic in details]
    if counted := [one for one in whole if one.topic not in details]:
        listed = "；".join(one.heading for one in counted)
        key = "briefing-also" if spoken else "briefing-only"
        # Joined here and not by the catalogue, which cuts long arguments.
        spoken.append(text("zh", key) + listed + text("zh", "briefing-in-annex"))
    return tuple(
        f"（{ordinal(number)}）{official(sentence)}" for number, sentence in enumerate(spoken, 1)
    )


def _named(comparison: Comparison, most: Mapping[str, int]) -> tuple[Paragraph, ...]:
    """Topics with the changes that are named."""
    left = dict(most)
    chosen = []
    for change in weightiest(comparison, len(comparison.changes)):
        topic = topic_of(change)
        if left.get(topic, 0) > 0:
            left[topic] -= 1
            chosen.append(change)
    return paragraphs(replace(comparison, changes=tuple(chosen)), "zh")


def _spoken(whole: Paragraph, named: Paragraph) -> str:
    """The kind with its count, then who and what; ``等N项`` where not all are named."""
    lines = "".join(line.text for line in named.lines)
    total = len(whole.changes)
    if len(named.changes) < total:
        end = text("zh", "dispatch-line-end")
        lines = lines.removesuffix(end) + text("zh", "briefing-of-so-many", count=total)
    return f"{whole.heading}。{lines}"


# Signs within brackets part nothing.
_BRACKETS = re.compile(r"（[^（）]*）")
_OF_THAT = "其中"
_NONE = "0"
Figures = Mapping[str, str | None]


def without_unknown(paragraph: str, figures: Figures) -> str:
    """The paragraph without what is unknown, its braces still in it; "" where nothing is left."""
    return "".join(_sentence(one, figures) for one in _cut(paragraph, "。") if one)


def unknown_figures(texts: Sequence[str], figures: Figures) -> tuple[str, ...]:
    """The figures that the texts speak of and no ledger says, each once."""
    named = [name for text in texts for name in FIGURE.findall(text)]
    return tuple(name for name in dict.fromkeys(named) if figures.get(name) is None)


def _sentence(sentence: str, figures: Figures) -> str:
    body = sentence.removesuffix("。")
    if not FIGURE.search(body):
        return sentence
    kept: list[str] = []
    is_first_known = True
    for part in _cut(body, "；"):
        hangs = part.startswith(_OF_THAT)
        line = "" if hangs and not is_first_known else _part(part, figures)
        if hangs and all(figures[name] == _NONE for name in _data(line)):
            line = ""
        if not hangs:
            is_first_known = bool(line)
        if line:
            kept.append(line)
    if not any(_data(part) for part in kept) and _data(body):
        return ""
    return "；".join(kept) + ("。" if kept and sentence.endswith("。") else "")


def _part(part: str, figures: Figures) -> str:
    """A part without its unknown clauses; "" where its first clause with a figure is unknown."""
    kept: list[str] = []
    has_figure = False
    for clause in _cut(part, "，"):
        told = _clause(clause, figures)
        if not told and not has_figure:
            return ""
        has_figure = has_figure or bool(_data(clause))
        if told:
            kept.append(told)
    return "，".join(kept)


def _clause(clause: str, figures: Figures) -> str:
    """A clause without its unknown figures; "" where the first of them is unknown."""
    if not FIGURE.search(clause):
        return clause
    kept: list[str] = []
    has_figure = False
    for item in _cut(clause, "、"):
        named = FIGURE.findall(item)
        if all(figures.get(name) is not None for name in named):
            kept.append(item)
        elif not has_figure:
            return ""
        has_figure = has_figure or bool(named)
    return "、".join(kept)


def _data(text: str) -> list[str]:
    """The figures of a text that say more than when and of whom it speaks."""
    return [name for name in FIGURE.findall(text) if name not in CONTEXT]


def _cut(text: str, sign: str) -> list[str]:
    """The text cut at a sign outside of brackets; 。 stays with its sentence."""
    hidden = _BRACKETS.sub(lambda found: "\0" * len(found[0]), text)
    ends = [at for at, letter in enumerate(hidden) if letter == sign]
    if sign == "。":
        starts = [0, *(at + 1 for at in ends)]
        return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    starts = [0, *(at + 1 for at in ends)]
    return [text[a:b] for a, b in zip(starts, [*ends, len(text)], strict=True)]


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
    lines = [(wording.changes.heading, changes), (wording.problems.heading, problems)]
    spoken = [(fill(heading), tuple(texts)) for heading, texts in lines if texts]
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


__all__ = ["NoticeText", "changes_aloud", "filled", "named_figures"]
