"""How a page writes: plain text where Markdown is read, words, and HTML out of templates.

A name may hold stars, dollars, brackets, a link or a tag; it is shown as it is written, never
as a format, a formula, a link or an element. A template escapes whatever is not HTML already;
its line ends and indentation are no spaces, so that it can be laid out to be read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from data.field_words import ledger_title
from data.formats import UNKNOWN, count, count_change, date_text, is_unknown, moment, share
from data.language import field_label, language, say, word
from data.palette import LIGHTS, STATES, KindSymbol
from data.returns.collection import State
from data.screens.readiness_sentences import yi

_SIGNS = re.compile(r"([!-/:-@\[-`{-~])")
# Icons and emoji are looked for after signs have been freed; an unseen joiner parts them.
_SHORTCODE = re.compile(r":(?=\w)")
# A sign, a number, the space that a sentence may put behind it, and what is counted.
MEASURED = re.compile(r"[+−±]?¥?\d[\d,.]*(?:[ \u00a0]?(?:亿元|万元|[一-龥])|[ \u00a0][A-Za-z]+)")
# Which light a return's state is shown as: no colour of its own stands beside the four.
_LIGHT_OF: dict[State, str] = {
    "filed": "正常",
    "nil": "正常",
    "waiting": "待核",
    "problems": "预警",
    "overdue": "告警",
}


_FOLDER = Path(__file__).parent / "templates"
# A line's end and the next line's indentation, but not inside a tag of the template's language.
_LAYOUT = re.compile(r"(\{[{%#].*?[}%#]\})|\n[ \t]*", re.DOTALL)


def render(macro: str, *values: object, **named: object) -> Markup:
    """HTML of a macro of a template: ``wall.bridge`` is ``bridge`` in ``templates/wall.html``."""
    template, _, name = macro.partition(".")
    written: Markup = getattr(_module(f"{template}.html"), name)(*values, **named)
    return written


@cache
def _module(template: str) -> object:
    return _environment().get_template(template).module


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    made.filters |= {"known": known, "measured": measured, "percent": percent, "pixels": pixels}
    made.globals |= {
        "UNKNOWN": UNKNOWN,
        "count": count,
        "count_change": count_change,
        "date_text": date_text,
        "field_label": field_label,
        "is_unknown": is_unknown,
        "light_symbol": light_symbol,
        "lights": LIGHTS,
        "moment": moment,
        "say": say,
        "share": share,
        "state_symbol": state_symbol,
        "told_columns": told_columns,
        "word": word,
        "yi": yi,
    }
    return made


def _source(template: str) -> str:
    # The end of a line goes on being counted, for messages about errors.
    text = (_FOLDER / template).read_text(encoding="utf-8")
    return _LAYOUT.sub(lambda found: found[1] or "{#\n#}", text)


def percent(value: float, digits: int = 2) -> str:
    """A length in a style: ``0.5`` is ``50.00%``."""
    return f"{value:.{digits}%}"


def pixels(value: float) -> str:
    """A length in a picture, to a tenth."""
    return f"{value:.1f}"


def known(value: object, otherwise: str = UNKNOWN) -> str:
    """A cell as text; a dash where it holds nothing."""
    return otherwise if is_unknown(value) else str(value)


def told_columns(rows: Sequence[Sequence[Sequence[object]]], width: int) -> list[int]:
    """The places of the columns in which a row says something; all of them where there is no row.

    rows: of each its cells, the text first in each. The first column always stays.
    """
    silent = ("", UNKNOWN)
    return [
        at
        for at in range(width)
        if not at or not rows or any(str(cells[at][0]) not in silent for cells in rows)
    ]


def verbatim(text: str) -> str:
    """``text`` for a Markdown label: every sign stands for itself, line breaks are spaces."""
    bare = " ".join(text.split())
    return _SIGNS.sub(r"\\\1", _SHORTCODE.sub(":\u2060", bare))


def measured(sentence: str) -> Markup:
    """HTML of a plain sentence; ``11 个`` and ``799.86 亿元`` stay on one line."""
    held = Markup('<span class="sb-nowrap">{}</span>')
    written, end = Markup(), 0
    for found in MEASURED.finditer(sentence):
        written += escape(sentence[end : found.start()]) + held.format(found.group())
        end = found.end()
    return written + escape(sentence[end:])


def light_symbol(light: str) -> Markup:
    """HTML of a warning light (正常, 预警, 告警, 待核): shape, colour and word together."""
    symbol = LIGHTS.get(light)
    return render("components.symbol", "light", symbol, word(light)) if symbol else escape(light)


def state_symbol(state: str) -> Markup:
    """HTML of a readiness state (已投产 … 停滞)."""
    symbol = STATES.get(state)
    return render("components.symbol", "state", symbol, word(state)) if symbol else escape(state)


def return_symbol(state: State) -> Markup:
    """HTML of a return's state in the colour of its light; no shape for a dispensation."""
    said, light = say(f"returns-state-{state}"), light_of_return(state)
    return render("components.return_state", light, said)


def light_of_return(state: State) -> KindSymbol | None:
    """The light that a return's state is shown as; None for a dispensation."""
    return LIGHTS.get(_LIGHT_OF.get(state, ""))


def form_label(ledger: str, form: str) -> str:
    """What staff call a form of a ledger (项目台账, 重点项目调度表)."""
    return ledger_title(language(), ledger, form)


def listed(texts: Sequence[str]) -> str:
    """Texts one after another, as the language separates them."""
    return ("、" if language() == "zh" else ", ").join(texts)
