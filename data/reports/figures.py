"""The figures of a day, two days compared, and the returns of a month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from data.field_words import field_label, ledger_title
from data.formats import UNKNOWN, amount, amount_as_written, count, plain, share
from data.ledgers import Ledger, ledger
from data.meeting.bridges import Bridge
from data.meeting.compare import Change, Side, base_snapshot, compare
from data.meeting.sentences import TOPICS, bridge_title, headline, paragraphs, topic_of
from data.reports.report import Json, Report, attributes
from data.returns.collection import Collection, Return, form_label, sentence
from data.store import Snapshot, Store
from data.texts import Language, text


def figures_report(figures: Mapping[str, object], language: Language) -> Report:
    """The figures of a snapshot by name, nested (docs/command-line.md).

    One line a figure, nested ones indented; a key without a label is shown as it is.
    """
    shown = {name: value for name, value in figures.items() if name != "ledgers"}
    own = figures.get("ledgers")
    lines = [*_lines(shown, language, "", 0)]
    for name, told in own.items() if isinstance(own, Mapping) else ():
        if told["rows"] is not None:
            counts = {key: told[key] for key in ("rows", "open", "closed", "overdue")}
            declared = ledger(name)
            lines += _ledger_lines(declared, counts, told["sums"], told["measures"], language)
    return Report.of(dict(figures), lines)


def _ledger_lines(
    declared: Ledger,
    counts: Mapping[str, int | None],
    sums: Mapping[str, Mapping[str, Any]],
    measures: Mapping[str, float | None],
    language: Language,
) -> Iterator[str]:
    """A declared ledger: its rows and how they stand, below it sums and what it declares."""
    parts = [
        text(language, f"cli-ledger-{key}", count=count(n))
        for key, n in counts.items()
        if n is not None
    ]
    label = ledger_title(language, declared.name)
    joined = text(language, "readiness-comma").join(parts) or UNKNOWN
    yield text(language, "cli-figure", label=label, value=joined)
    for name, one in sums.items():
        value = _measured(declared, name, one["value"], language)
        if one["unknown"]:
            value += text(language, "cli-ledger-unknown", count=count(one["unknown"]))
        label = text(language, "cli-ledger-sum", field=field_label(language, name))
        yield "  " + text(language, "cli-figure", label=label, value=value)
    for measure in declared.figures:
        if measure.is_plain_sum and measure.of in sums:
            continue
        label = (measure.english if language == "en" else "") or measure.title
        found = measures.get(measure.key)
        is_share = measure.kind == "share" and found is not None
        shown = share(found) if is_share else _measured(declared, measure.of, found, language)
        yield "  " + text(language, "cli-figure", label=label, value=shown)


def _measured(declared: Ledger, name: str, value: object, language: Language) -> str:
    """A number of a field with its unit; a dash where unknown."""
    if value is None:
        return UNKNOWN
    if declared.type_of(name) == "amount":
        return str(amount_as_written(value, declared.written_in(name), language))
    unit = next((one.unit for one in declared.fields if one.name == name), "")
    return f"{plain(float(str(value)), 2)} {unit}".strip()


def _lines(
    figures: Mapping[str, object], language: Language, path: str, depth: int
) -> Iterator[str]:
    for key, value in figures.items():
        where = f"{path}-{key}" if path else str(key)
        label = _label(where, str(key), language)
        if isinstance(value, Mapping):
            yield "  " * depth + text(language, "cli-figure-group", label=label)
            yield from _lines(value, language, where, depth + 1)
        else:
            shown = _shown(where, value, language)
            yield "  " * depth + text(language, "cli-figure", label=label, value=shown)


def _label(where: str, key: str, language: Language) -> str:
    for candidate in (where, where.rpartition("-")[2]):
        try:
            return text(language, "cli-figure-" + candidate.replace("_", "-"))
        except KeyError:
            continue
    return key


def _shown(where: str, value: object, language: Language) -> str:
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return text(language, "cli-yes" if value else "cli-no")
    if isinstance(value, (int, float)) and "_wan" in where:
        return str(amount(value, language))
    if isinstance(value, list):
        return "、".join(str(part) for part in value) or UNKNOWN
    if isinstance(value, float):
        return share(value) if where.endswith("_share") else plain(value)
    return str(value)


def dispatch_report(
    store: Store, since: date | None, until: date | None, language: Language
) -> Report:
    """Bridges and changes between two dates of the last version; all null where there are no two.

    until: the later date, the newest by default; since: the earlier one, by default the last
    before the month of ``until``.
    """
    after = store.snapshot(until)
    before = None
    if after is not None:
        before = store.snapshot(since) if since else base_snapshot(store, after)
    days: Json = {"from": _snapshot(before), "to": _snapshot(after)}
    if before is None or after is None:
        nothing = dict.fromkeys(("headline", "bridges", "counts", "changes", "aloud"))
        key = "dispatch-empty-title" if after is None else "dispatch-no-before-title"
        return Report({**days, **nothing}, text(language, key))
    found = compare(store, before, after)
    counted = Counter(topic_of(change) for change in found.changes)
    aloud = paragraphs(found, language)
    payload: Json = {
        **days,
        "headline": headline(found, language),
        "bridges": {one.measure: _bridge(one, language) for one in found.bridges},
        "counts": {
            "all": len(found.changes),
            "silent": len(found.silent),
            "by_topic": {topic: counted[topic] for topic in TOPICS if counted[topic]},
        },
        "changes": [_change(change) for change in found.changes],
        "aloud": [
            {"heading": part.heading, "lines": [line.text for line in part.lines]} for part in aloud
        ],
    }
    counts = {"count": len(found.changes), "silent": len(found.silent)}
    lines = [headline(found, language)]
    lines += [bridge_title(bridge, language) for bridge in found.bridges]
    lines.append(text(language, "dispatch-list", **counts))
    for part in aloud:
        lines += [f"- {part.heading}", *(f"  {line.text}" for line in part.lines)]
    return Report.of(payload, lines)


def _snapshot(snapshot: Snapshot | None) -> Json | None:
    return None if snapshot is None else attributes(snapshot, "as_of version")


def _bridge(bridge: Bridge, language: Language) -> Json:
    return {
        "said": bridge_title(bridge, language),
        "before": _number(bridge.before),
        "after": _number(bridge.after),
        "remainder": _number(bridge.remainder),
        **attributes(bridge, "unknown_before unknown_after basis?"),
        "steps": [
            {
                **attributes(step, "unit? reason"),
                "project": step.project_name,
                "delta": _number(step.delta),
            }
            for step in bridge.steps
        ],
    }


def _change(change: Change) -> Json:
    return {
        **attributes(change, "unit? field item?"),
        "topic": topic_of(change),
        "project": change.project_name,
        "silent": change.is_silent,
        "old": _side(change.old),
        "new": _side(change.new),
    }


def _side(side: Side) -> Json:
    if side.cell is None:
        names = ("file", "sheet", "cell", "original", "uploaded_by")
        return {"value": side.text, **dict.fromkeys(names)}
    cell = attributes(side.cell, "file sheet cell? original? uploaded_by")
    return {"value": side.text, **cell}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def returns_report(found: Collection, language: Language) -> Report:
    """What was owed for a month and what became of it, with the reminders."""
    counts = {
        "owed": len(found.owed),
        "filed": len(found.filed),
        "missing": len(found.missing),
        "with_problems": len(found.problems),
    }
    payload: Json = {
        "period": found.month.code,
        "version": found.version,
        **counts,
        "returns": [_return_json(one, language) for one in found.returns],
    }
    lines = [text(language, "returns-cli-month", period=found.month.code, **counts)]
    for one in found.returns:
        line = text(
            language,
            "returns-cli-line",
            unit=one.unit,
            form=form_label(one.form, language),
            period=one.period.code,
            state=text(language, f"returns-state-{one.state}"),
            due=one.due.isoformat(),
        )
        lines.append(f"  {line}")
        if reminder := _reminder(one, language):
            lines.append(f"    {reminder}")
    return Report.of(payload, lines)


def form_report(path: str, unit: str, sent: Sequence[Return], language: Language) -> Report:
    """The workbook that was written for a unit, and the forms in it."""
    forms = [{"ledger": one.form[0], "form": one.form[1]} for one in sent]
    lines = [f"  {form_label(one.form, language)}" for one in sent]
    written = text(language, "cli-written", path=path)
    return Report.of({"written": path, "unit": unit, "forms": forms}, [written, *lines])


def _return_json(one: Return, language: Language) -> Json:
    filing = one.filing
    filed: Json | None = None
    if filing is not None:
        filed = {
            **attributes(filing, "at by version files as_of"),
            "rows": {"loaded": filing.rows, "rejected": filing.rejected},
            "issues": {"error": filing.errors, "warning": filing.warnings},
        }
    return {
        **attributes(one, "unit due state days missed_before counted"),
        "ledger": one.form[0],
        "form": one.form[1],
        "period": one.period.code,
        "source": one.duty.source,
        "filing": filed,
        "reminder": _reminder(one, language) or None,
    }


def _reminder(one: Return, language: Language) -> str:
    if not one.is_missing and one.state != "problems":
        return ""
    return text(language, "returns-reminder-line", unit=one.unit, sentences=sentence(one, language))
