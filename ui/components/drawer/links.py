"""What opens the drawer in a page's HTML: an element that names its figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from data.screens.traced_sentences import Sentence
from data.trace import Reference, Traced
from ui.components.drawer.labels import (
    NUMBER,
    equation,
    name_of,
    number_text,
    unit_text,
    written,
)
from ui.components.drawer.readings import traced
from ui.components.line_breaks import MEASURED, measured


def link_attributes(reference: Reference | None) -> str:
    """Attributes of an element that opens a figure by click, touch or Enter; "" for none.

    Rows and cells of tables stay what they are to who listens; they take no role.
    """
    return "" if reference is None else f' data-figure="{escape(reference.text)}" tabindex="0"'


def figure_link(reference: Reference) -> str:
    """HTML of a figure's name and value that opens it; "" where nothing is known of it."""
    shown = traced(reference)
    if shown is None or shown.total is None:
        return ""
    line = f"{name_of(reference)} {written(shown)}"
    return (
        f'<span class="sb-nowrap" role="button"{link_attributes(reference)} '
        f'title="{escape(equation(shown))}">{escape(line)}</span>'
    )


def linked_sentence(sentence: str, references: Sequence[Reference] = ()) -> str:
    """HTML of a sentence in which each figure's number opens its figure.

    references: in the order in which the sentence speaks of them; one that says them clause by
    clause (``data.screens.traced_sentences.Said``) needs none. A number is a figure's where
    it is written alike and what follows it is the figure's unit, or no word at all; one that
    the sentence does not print is left out.
    """
    if isinstance(sentence, Sentence):
        return "".join(linked_sentence(text, own) for text, own in sentence.clauses)
    found = [*NUMBER.finditer(sentence)]
    taken: dict[int, Traced] = {}
    at = 0
    for reference in references:
        shown = traced(reference)
        if shown is None:
            continue
        order = [n for n in (*range(at, len(found)), *range(at)) if n not in taken]
        place = next((n for n in order if _is_of(sentence, found[n], shown)), None)
        if place is not None:
            taken[place], at = shown, place + 1
    html, end = "", 0
    for number, shown in sorted(taken.items(), key=lambda pair: pair[0]):
        start, stop = _whole(sentence, found[number], shown)
        html += measured(sentence[end:start])
        html += (
            f'<span class="sb-nowrap" role="button"{link_attributes(shown.reference)} '
            f'title="{escape(equation(shown))}">{escape(sentence[start:stop])}</span>'
        )
        end = stop
    return html + measured(sentence[end:])


def _is_of(sentence: str, number: re.Match[str], shown: Traced) -> bool:
    if number.group() != number_text(shown) or _is_part(sentence, number):
        return False
    after, unit = sentence[number.end() :].lstrip(" \u00a0"), unit_text(shown)
    return after.startswith(unit) if unit and after[:1].isalpha() else True


def _is_part(sentence: str, number: re.Match[str]) -> bool:
    """Whether the digits belong to a name or a date: Q1, V4, 2021-12-31."""
    before, after = sentence[: number.start()], sentence[number.end() :]
    in_name = before[-1:].isascii() and before[-1:].isalpha()
    return in_name or bool(re.match(r"-\d", after)) or bool(re.search(r"\d-$", before))


def _whole(sentence: str, number: re.Match[str], shown: Traced) -> tuple[int, int]:
    """The number with its sign and unit, as they stay on one line."""
    start, stop = number.span()
    for held in MEASURED.finditer(sentence):
        if held.start() <= start and stop <= held.end():
            start, stop = held.span()
            break
    unit = unit_text(shown)
    end = sentence.find(unit, number.end()) + len(unit) if unit else stop
    return start, end if number.end() < end <= number.end() + len(unit) + 1 else stop
