"""A figure in words: its name, value, rows and remarks; the links in a page that open it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from markupsafe import Markup, escape

from data.formats import (
    UNKNOWN,
    amount,
    amount_change,
    count,
    count_change,
    decimal,
    is_unknown,
    share,
)
from data.language import field_label, language, say, word
from data.ledgers.registry import ledger, ledgers
from data.returns.collection import form_label, period_label
from data.returns.periods import month_of
from data.screens.figure import Sentence, fired_name
from data.screens.ledger_words import label_of, rows_text, title_of
from data.screens.ledger_words import number_text as number_of_field
from data.screens.readiness_sentences import gate_name, item_name, item_state, office_name
from data.screens.view import SINCE, SINCE_VERSION, View, cached_value, store
from data.screens.visits_readings import province_name
from data.store import Snapshot
from data.trace.figures import Reference, figures
from data.trace.reader import Memory
from data.trace.tracer import Line, Number, Traced, Tracer
from ui.markup import MEASURED, measured, render
from ui.snapshots import current_view

_MOST_LINKED = 4_000
# A number as a sentence prints it, without sign and unit.
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?%?")
_WORDS: dict[str, Callable[[str], str]] = {
    "item": item_name,
    "state": lambda value: _state(value) if value else UNKNOWN,
    "province": province_name,
    "rule": fired_name,
    "field": field_label,
    "office": office_name,
    "next_gate": gate_name,
    "reason": lambda value: say(f"dispatch-reason-{value}"),
    "topic": lambda value: say(f"dispatch-short-{value}"),
    "unit": lambda value: value or say("dispatch-no-unit"),
    "promise": lambda value: say(f"dispatch-promise-{value}"),
    "list": lambda value: say(f"figure-list-{value}"),
    "measure": lambda value: say(f"dispatch-bridge-{value}"),
    "form": lambda value: form_label(
        (value.partition("/")[0], value.partition("/")[2]), language()
    ),
    "thing": lambda value: say(f"organisation-thing-{value}"),
    "counted": lambda value: say(f"returns-figure-{value}"),
    "trip_month": lambda value: (
        say("visits-month", month=int(value)) if value else say("visits-no-month")
    ),
    "within_days": lambda value: say("visits-within", days=int(value)),
    "days": lambda value: say("figure-days", days=value) if value else "",
    "days_since": lambda value: say("figure-days", days=value) if value else "",
    "window_days": lambda value: say("service-within", days=value) if value else UNKNOWN,
    "officer": lambda value: value or say("service-no-officer"),
    "standing": lambda value: say(f"ledger-standing-{value}"),
    "is_overdue": lambda _: say("ledger-overdue"),
    "clock_state": lambda value: say(f"clock-state-{value}"),
    "drawn_month": lambda value: value[:7],
    "fate": lambda value: say(f"mobilisation-fate-{value}"),
    "connector_kind": lambda value: say(f"channels-kind-{value}"),
    **dict.fromkeys(
        ("study_month", "won_month", "fund_month"),
        lambda value: say("visits-month", month=int(value)) if value else UNKNOWN,
    ),
    "won": lambda value: say(f"quarter-measure-{value}"),
    "is_in_talks": lambda _: say("channels-is_in_talks"),
    "is_signed": lambda _: say("channels-is_signed"),
    "is_started": lambda _: say("channels-is_started"),
    "is_in_production": lambda _: say("channels-is_in_production"),
    "is_signed_counted": lambda _: say("channels-is_signed_counted"),
    "is_contacted": lambda _: say("mobilisation-step-contacted"),
    "is_valid": lambda _: say("mobilisation-valid"),
}


def _state(value: str) -> str:
    """A permit's state; of a claim how its verification stands."""
    return say(f"claims-state-{value}") if value.isascii() else item_state(value)


def part_word(column: str, value: str) -> str:
    """What a figure is cut to, in the reader's language."""
    if write := _WORDS.get(column):
        return write(value)
    return word(value) if value else say("pipeline-group-blank")


def name_of(reference: Reference) -> str:
    """``计划总投资 · 昂素镇``: the figure's name and what it is cut to."""
    scope = dict(reference.scope)
    if reference.figure == "rate":
        label = word(str(scope.get("rate", "")))
    elif reference.figure == "returns":
        label = period_label(month_of(str(scope["month"])), language())
    elif reference.figure == "field":
        label = field_label(str(scope["field"]))
    elif reference.figure == "funds_part":
        label = _funds_name(scope)
    elif "ledger" in scope:
        label = _list_name(reference.figure, scope)
    else:
        label = say(f"figure-{reference.figure}")
    # An identity is no word: the drawer's rows say what it is.
    hidden = {"change", "assignment_id", "is_silent", "project_key", "project_id"}
    hidden |= {"is_due", "is_wanted", "is_stock"}
    if ("owner", "全旗") in reference.part:
        hidden.add("owner")
    parts = [part_word(column, text) for column, text in reference.part if column not in hidden]
    return " · ".join([label, *(part for part in parts if part and part != label)])


def _list_name(figure: str, scope: Mapping[str, object]) -> str:
    """``设备租借``; of a sum ``设备租借 · 押金``."""
    declared = ledger(str(scope["ledger"]))
    if figure in ("entries", "entry"):
        return title_of(declared)
    named = say(f"figure-{figure}")
    if figure in ("entry_sum", "entry_mean"):
        named = label_of(declared.field(str(scope["field"])))
    return f"{title_of(declared)} · {named}"


def _funds_name(scope: Mapping[str, object]) -> str:
    """``本年到位资金 · 自治区平台 · 审核通过``."""
    basis, part = scope["basis"], str(scope["part"])
    named = word(str(basis)) if basis else say("funds-basis-unstated")
    status = [] if part == "year" else [say(f"funds-status-{part}")]
    return " · ".join([say("figure-funds_part"), named, *status])


def rule_of(traced: Traced, version: int) -> str:
    """How it is counted, in one line; of returns by which version and day."""
    if traced.figure.id != "returns":
        return say(f"figure-{traced.figure.id}-rule")
    scope = dict(traced.reference.scope)
    return say(
        f"returns-counts-{dict(traced.reference.part)['counted']}",
        period=period_label(month_of(str(scope["month"])), language()),
        version=str(version),
        today=str(scope["today"]),
    )


def written(traced: Traced, value: Number | None = None) -> str:
    """The total, or another value of the same kind, with its unit; a dash where unknown."""
    asked = traced.total if value is None else value
    if asked is None or is_unknown(asked):
        return UNKNOWN
    unit = _unit(traced)
    if unit == "entry":
        return _of_list(traced, asked)
    if unit == "wan":
        return str(amount(asked, language()))
    if unit == "wan-change":
        return amount_change(asked, language())
    if unit == "count-change":
        return count_change(asked)
    if unit == "share":
        return share(float(asked))
    if unit == "points":
        return decimal(asked, 0)
    number = decimal(asked, 1) if unit == "trip-days" else count(asked)
    return f"{number} {say(f'figure-unit-{unit}', count=int(asked))}".strip()


def _of_list(traced: Traced, value: Number) -> str:
    """A count in the ledger's own word for a row; a sum in the field's unit."""
    scope = dict(traced.reference.scope)
    declared = ledger(str(scope["ledger"]))
    if traced.figure.adds == "count":
        return rows_text(declared, value)
    return number_of_field(declared.field(str(scope["field"])), value)


def number_text(traced: Traced) -> str:
    """The total's number alone, as a sentence prints it."""
    if traced.total is None:
        return UNKNOWN
    if _unit(traced) == "days":
        return count(traced.total)
    found = NUMBER.search(written(traced))
    return found.group() if found else ""


def unit_text(traced: Traced) -> str:
    """What the total is counted in, as a sentence prints it behind the number; "" for a share."""
    text = written(traced)
    found = NUMBER.search(text)
    return text[found.end() :].strip(" \u00a0") if found else ""


def _unit(traced: Traced) -> str:
    unit = traced.figure.unit
    if unit == "measure":
        measure = dict(traced.reference.part).get("measure")
        return "count-change" if measure == "signed" else "wan-change"
    return unit


def value_text(traced: Traced, line: Line) -> str:
    """What one row brings."""
    figure = traced.figure
    if figure.adds == "share":
        if line.row.get("is_target"):
            return f"÷ {_plain(line.base)}"
        if figure.base and not isinstance(line.row.get(_column(traced, figure.value)), bool):
            return (
                f"{_plain(line.value)} ÷ {_plain(line.base)}" if line.base else _plain(line.value)
            )
        return "✓" if line.value else say("figure-not-counted")
    if figure.adds == "count":
        return ""
    if line.value is None:
        return say("figure-unstated")
    return written(traced, line.value)


def _column(traced: Traced, pattern: str) -> str:
    for name, value in traced.reference.scope:
        pattern = pattern.replace(f"{{{name}}}", str(value))
    return pattern


def _plain(value: Number | None) -> str:
    """A number of which the unit stands in the target's own row."""
    if value is None:
        return UNKNOWN
    number = float(value)
    return count(number) if number == int(number) else decimal(number, 2)


def equation(traced: Traced) -> str:
    """``计划总投资 799.86 亿元 ＝ 9 行相加，另有 2 行未填``: the title of the drawer."""
    name, value = name_of(traced.reference), written(traced)
    count_ = len(traced.lines)
    if traced.figure.adds == "share":
        numerator, denominator = _plain(traced.numerator), _plain(traced.denominator)
        return say("figure-share", name=name, value=value, above=numerator, below=denominator)
    stated = count_ - (traced.unstated if traced.figure.adds != "count" else 0)
    sentence = say(f"figure-{traced.figure.adds}", name=name, value=value, count=stated)
    if traced.figure.adds != "count" and traced.unstated:
        sentence += say("figure-and-unstated", count=traced.unstated)
    return sentence


def notes_text(traced: Traced, line: Line) -> str:
    """A row's remarks: the leader, the permit's state, the reason of a delta."""
    column = traced.figure.note
    return say("dispatch-comma").join(
        note for note in (part_word(column, text) for text in line.notes) if note
    )


def label_text(traced: Traced, line: Line) -> str:
    """What a row is called."""
    if line.row.get("is_target"):
        return say("figure-target-row", metric=word(str(line.row["metric"])))
    if traced.figure.label in _WORDS and line.label:
        return _WORDS[traced.figure.label](line.label)
    return line.label or UNKNOWN


def known(figure: str) -> bool:
    """Whether somebody declared it."""
    return figure in figures()


def tracer_of(view: View, reference: Reference | None = None) -> Tracer:
    """Traces figures of a view; what one has read, the next finds again."""
    previous = _since(reference) or view.previous
    ledger, ids = store(), (view.now.id, previous.id if previous else 0)
    memory: Memory = cached_value(ledger, ("traced", *ids), dict)
    return Tracer(ledger, view.now, previous, memory)


def traced(reference: Reference, view: View | None = None) -> Traced | None:
    """The figure; None where nothing is published or nobody declared it."""
    looked_at = view or current_view()
    if looked_at is None:
        return None
    try:
        return tracer_of(looked_at, reference).trace(reference)
    except KeyError:
        return None


def _since(reference: Reference | None) -> Snapshot | None:
    scope = dict(reference.scope) if reference else {}
    if SINCE not in scope:
        return None
    day, version = date.fromisoformat(str(scope[SINCE])), int(str(scope[SINCE_VERSION]))
    return store().snapshot(as_of=day, version=version)


def link_attributes(reference: Reference | None) -> Markup:
    """Attributes of an element that opens a figure by click, touch or Enter; "" for none.

    Rows and cells of tables stay what they are to who listens; they take no role.
    """
    if reference is None:
        return Markup()
    return Markup(' data-figure="{}" tabindex="0"').format(reference.text)


def opens(page: str, **query: object) -> Markup:
    """Attributes of an element that opens a page; "" where what would be opened is unknown."""
    if not all(query.values()):
        return Markup()
    return Markup(' data-opens="{}" tabindex="0"').format(
        json.dumps({"page": page, "query": query})
    )


def linked_names(text: str, projects: Mapping[str, object]) -> Markup:
    """A text in which each project's name opens its page; projects: name → id."""
    known = sorted((name for name in projects if projects[name]), key=len, reverse=True)
    if not known:
        return escape(text)
    # Of names of which one begins another the longer is meant.
    parts = re.split(f"({'|'.join(map(re.escape, known))})", text)
    return Markup("").join(
        Markup("<span{}>{}</span>").format(opens("project", project=projects[part]), part)
        if part in projects
        else part
        for part in parts
    )


def figure_link(reference: Reference) -> Markup:
    """HTML of a figure's name and value that opens it; "" where nothing is known of it."""
    shown = traced(reference)
    if shown is None or shown.total is None:
        return Markup()
    return _opening(shown, f"{name_of(reference)} {written(shown)}")


def _opening(shown: Traced, text: str) -> Markup:
    return render("components.opening", link_attributes(shown.reference), equation(shown), text)


def linked_sentence(sentence: str, references: Sequence[Reference] = ()) -> Markup:
    """HTML of a sentence in which each figure's number opens its figure.

    references: in the order in which the sentence speaks of them; one that says them clause by
    clause (``data.screens.figure.Said``) needs none. A number is a figure's where
    it is written alike and what follows it is the figure's unit, or no word at all; one that
    the sentence does not print is left out.
    """
    if isinstance(sentence, Sentence):
        return Markup().join(linked_sentence(text, own) for text, own in sentence.clauses)
    known, key = _links(), (language(), sentence, *references)
    found = known.get(key)
    if found is None:
        if len(known) >= _MOST_LINKED:
            known.clear()
        found = known[key] = _linked(sentence, references)
    return found


def _links() -> dict[tuple[object, ...], Markup]:
    """The sentences of this view whose numbers were linked, by language, text and figures."""
    view = current_view()
    if view is None:
        return {}
    declared = tuple(map(id, ledgers()))  # a list that is declared anew may be called otherwise
    key = ("linked", view.now.id, view.previous.id if view.previous else 0, declared)
    return cached_value(store(), key, dict)


def _linked(sentence: str, references: Sequence[Reference]) -> Markup:
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
    html, end = Markup(), 0
    for number, shown in sorted(taken.items(), key=lambda pair: pair[0]):
        start, stop = _whole(sentence, found[number], shown)
        html += measured(sentence[end:start]) + _opening(shown, sentence[start:stop])
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
