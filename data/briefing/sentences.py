"""A sentence of the wording with its figures, without the parts whose figure no ledger says.

A paragraph is sentences (。), a sentence parts (；), a part clauses (，), a clause figures beside
one another (、). What hangs on an unknown figure goes with it: the clauses of a part behind the
first one with a figure, a part that begins with 其中, a sentence of which no figure is left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from data.rules.notice_figures import CONTEXT, FIGURE

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
        told = "" if hangs and not is_first_known else _part(part, figures)
        if hangs and all(figures[name] == _NONE for name in _data(told)):
            told = ""
        if not hangs:
            is_first_known = bool(told)
        if told:
            kept.append(told)
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
