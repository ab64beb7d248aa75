"""What opens the drawer in a page's HTML: an element that names its figure."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from data.trace import Reference
from ui.components.drawer.readings import traced
from ui.components.drawer.words import NUMBER, equation, number_text
from ui.components.measured import MEASURED, measured


def link_attributes(reference: Reference | None, *, label: str = "") -> str:
    """Attributes of an element that opens a figure by click, touch or Enter; "" for none."""
    if reference is None:
        return ""
    said = f' aria-label="{escape(label)}"' if label else ""
    return f' data-figure="{escape(reference.text)}" role="button" tabindex="0"{said}'


def linked_sentence(sentence: str, references: Sequence[Reference]) -> str:
    """HTML of a sentence in which each figure's number opens its figure.

    references: in the order in which the sentence speaks of them; one whose number the
    sentence does not print is left out.
    """
    found = [(one.start(), one.end(), one.group()) for one in NUMBER.finditer(sentence)]
    taken: dict[int, Reference] = {}
    at = 0
    for reference in references:
        shown = traced(reference)
        text = "" if shown is None else number_text(shown)
        order = [*range(at, len(found)), *range(at)]
        place = next((n for n in order if n not in taken and found[n][2] == text), None)
        if place is not None:
            taken[place], at = reference, place + 1
    written, end = "", 0
    for number, reference in sorted(taken.items()):
        start, stop = _whole(sentence, *found[number][:2])
        written += measured(sentence[end:start])
        shown = traced(reference)
        said = equation(shown) if shown else ""
        written += (
            f'<span class="sb-nowrap"{link_attributes(reference)} title="{escape(said)}">'
            f"{escape(sentence[start:stop])}</span>"
        )
        end = stop
    return written + measured(sentence[end:])


def _whole(sentence: str, start: int, stop: int) -> tuple[int, int]:
    """The number with its sign and unit, as they stay on one line."""
    for held in MEASURED.finditer(sentence):
        if held.start() <= start and stop <= held.end():
            return held.start(), held.end()
    return start, stop
