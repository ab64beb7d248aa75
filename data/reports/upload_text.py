"""A check or an import in words: what was understood, what is wrong, what would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from data.field_words import field_label, word
from data.formats import amount_exact, count
from data.importer.review.draft_diff import stage_move_text
from data.issues import Severity
from data.reports.issue_groups import by_remedy, cell_runs, worst
from data.reports.mappings import used_lines
from data.reports.question_lines import SHOWN_QUESTIONS, question_lines
from data.texts import Language, text

SHOWN_ROWS = 10
_Json = Mapping[str, Any]


def change_lines(changes: _Json, language: Language, *, is_whole: bool = False) -> Iterator[str]:
    """Counts of each form, its first rows, every stage move. is_whole: every row that is listed."""
    for batch in changes["batches"]:
        yield from _batch(batch, language, is_whole=is_whole)
    moves = changes["stages"]
    if moves:
        back = sum(move["direction"] == "back" for move in moves)
        yield text(language, "stage-moves-title", back=back, others=len(moves) - back)
    for move in moves:
        yield f"  {stage_move_text(move, language)}"


def _batch(batch: _Json, language: Language, *, is_whole: bool) -> Iterator[str]:
    counts = {key: batch[key] for key in ("added", "changed", "removed", "unchanged")}
    about = {key: batch[key] for key in ("ledger", "unit", "as_of")}
    if batch["added"] and not (batch["changed"] or batch["removed"] or batch["unchanged"]):
        yield text(language, "cli-changes-first", **about, added=batch["added"])
        return
    yield text(language, "cli-changes", **about, **counts)
    lines = [line for row in batch["rows"] for line in _row(row, language)]
    shown = lines if is_whole else lines[:SHOWN_ROWS]
    yield from (f"  {line}" for line in shown)
    listed = len(batch["rows"])
    hidden = len(lines) - len(shown)
    beyond = batch["added"] + batch["changed"] + batch["removed"] - listed
    if hidden or beyond:
        yield f"  {text(language, 'cli-changes-more', count=hidden + beyond)}"


def _row(row: _Json, language: Language) -> Iterator[str]:
    for change in row["fields"]:
        is_renamed = row["was"] and change["field"] == "project_name"
        kind = text(language, f"data-change-{'renamed' if is_renamed else row['kind']}")
        line = text(
            language,
            "cli-change",
            kind=kind,
            name=row["name"],
            field=field_label(language, change["field"]),
            old=_value(change, change["old"], language),
            new=_value(change, change["new"], language),
        )
        if change["factor"]:
            line += " " + text(language, "data-change-slip", factor=count(change["factor"]))
        yield line
    if not row["fields"]:
        kind = text(language, f"data-change-{row['kind']}")
        yield f"{kind} {row['name']}"


def _value(change: _Json, value: str | None, language: Language) -> str:
    if value and change["field"].endswith("_wan"):
        return amount_exact(Decimal(value), language)
    return word(language, value)


_SHOWN = 50


def same_project_lines(told: _Json, language: Language) -> Iterator[str]:
    """A line a pair, and what was too common to be compared; nothing where nothing is asked."""
    pairs = told["pairs"][:_SHOWN]
    if pairs:
        yield text(language, "same-report", count=told["found"])
    for pair in pairs:
        line = text(
            language,
            "same-report-line",
            one=_called(pair["one"]),
            one_place=_place(pair["one"]),
            two=_called(pair["two"]),
            two_place=_place(pair["two"]),
            reason=pair["reason"],
        )
        yield f"  {line}"
    if told["found"] > len(pairs):
        said = {"shown": str(len(pairs)), "count": str(told["found"])}
        yield f"  {text(language, 'same-report-more', **said)}"
    for crowd in told["not_compared"]:
        key = f"same-crowd-{crowd['kind']}"
        yield text(language, key, text=crowd["text"], count=str(crowd["projects"]))


def _called(side: _Json) -> str:
    return str(side["name"] or side["code"] or "")


def _place(side: _Json) -> str:
    return " · ".join(side[key] for key in ("unit", "file", "sheet", "cell") if side[key])


_RETURNED_WORDS_SHOWN = 100


def returned_lines(returned: _Json, language: Language) -> Iterator[str]:
    """A file that was given back and came again."""
    key = "cli-returned-version" if returned["basis"] == "version" else "cli-returned"
    line = text(
        language,
        key,
        file=returned["earlier_file"] or "",
        version=returned["version"] or 0,
        solved=len(returned["solved"]),
        answered=len(returned["answered"]),
        still=len(returned["still"]),
        new=len(returned["new"]),
    )
    yield f"  {line}"
    for group in ("solved", "answered", "still", "new"):
        for one in returned[group][:_RETURNED_WORDS_SHOWN]:
            yield f"    {_line(group, one, language)}"
        if (more := len(returned[group]) - _RETURNED_WORDS_SHOWN) > 0:
            yield f"    {text(language, 'cli-more-issues', count=more)}"


def _line(group: str, one: _Json, language: Language) -> str:
    old = one.get("old_value") or ""
    change = ""
    if group == "answered":
        change = one["answer"]
    elif group == "solved" and one["row_gone"]:
        change = text(language, "cli-returned-gone", old=old)
    elif group != "new" and one["value"] is not None and one["value"] != old:
        change = text(language, "cli-returned-change", old=old or "—", new=one["value"] or "—")
    elif one["value"]:
        change = text(language, "cli-returned-same", value=one["value"])
    return text(
        language,
        f"cli-returned-{group}",
        place=" ".join(part for part in (one["sheet"], one["cell"] or one.get("old_cell")) if part),
        subject=one["subject"] or "",
        has_subject=int(bool(one["subject"])),
        change=change,
        message=one["message"],
    )


_FEW_SHEETS = 3
_RUNS = 6


def check_lines(payload: _Json, language: Language, *, is_whole: bool = False) -> Iterator[str]:
    """A report for a person. is_whole: every issue, question and row by itself."""
    if "as_of_stated" in payload:
        key = "inbox-as-of-stated" if payload["as_of_stated"] else "inbox-as-of-assumed"
        yield text(language, key, date=payload["as_of"])
    if payload.get("remembered"):
        yield from used_lines(payload["remembered"], language)
    for file in payload["files"]:
        yield from _file(file, language, is_whole=is_whole)
    if payload.get("changes"):
        yield from change_lines(payload["changes"], language, is_whole=is_whole)
    if payload.get("same_project"):
        yield from same_project_lines(payload["same_project"], language)
    if not is_whole and "decision" not in payload and _leaves_out(payload):
        yield text(language, "cli-all")
    if payload.get("written_answers"):
        told = {"path": payload["written_answers"], "count": _open(payload)}
        yield text(language, "cli-answers-written", **told)


def import_lines(payload: _Json, language: Language, *, is_whole: bool = False) -> Iterator[str]:
    """A report for a person, and what became of the files."""
    yield from decision_lines(payload, language)
    yield from check_lines(payload, language, is_whole=is_whole)
    for known in payload["already_published"]:
        files = "、".join(known["files"])
        yield text(
            language, "cli-known", files=files, ledger=known["ledger"], version=known["version"]
        )
    if payload["published"]:
        yield published_line(payload["published"], language)
    elif payload.get("waits_until") and "decision" not in payload:
        yield text(language, "cli-waits", day=payload["waits_until"])
    elif not payload["already_published"] and "decision" not in payload:
        yield text(language, "cli-nothing-stored")
        is_strict = payload.get("strict", False)
        for reason in payload.get("held_because", ()):
            count = _open(payload) if is_strict else _holding(payload)
            suffix = "-strict" if is_strict and reason != "to-come" else ""
            key = f"cli-held-{reason}{suffix}"
            yield text(language, key, count=count)


def decision_lines(payload: _Json, language: Language) -> Iterator[str]:
    """What became of a file of the inbox, and what a person has to do."""
    if "decision" not in payload:
        return
    decision = payload["decision"]
    yield text(language, f"inbox-{decision}", file=payload.get("same_as") or "")
    for reason in payload.get("held_because", ()):
        told = {"day": payload.get("waits_until") or ""}
        yield f"  {text(language, f'inbox-because-{reason}', **told)}"
    if payload.get("replaces"):
        yield text(language, "inbox-replaces", file=payload["replaces"])
    if payload.get("marked"):
        yield text(language, "inbox-marked", file=payload["marked"])


def published_line(version: _Json, language: Language) -> str:
    """That a version is published, with its rows."""
    loaded = version["rows"]["loaded"]
    return text(language, "cli-published", version=version["version"], rows=loaded)


def _leaves_out(payload: _Json) -> bool:
    """Whether more was found than a short report lists one by one."""
    batches = payload["changes"]["batches"] if payload.get("changes") else ()
    return any(len(batch["rows"]) > SHOWN_ROWS for batch in batches) or any(
        len(file["questions"]) > SHOWN_QUESTIONS
        or len(by_remedy(file["issues"], _facts)) < len(file["issues"])
        for file in payload["files"]
    )


def _open(payload: _Json) -> int:
    return sum(one["answer"] is None for file in payload["files"] for one in file["questions"])


def _holding(payload: _Json) -> int:
    return sum(one["holds"] for file in payload["files"] for one in file["questions"])


def _file(file: _Json, language: Language, *, is_whole: bool) -> Iterator[str]:
    yield text(language, "cli-file", file=file["file"], status=file["status"])
    if file["status"] == "refused" and file.get("reason"):
        yield f"  {file['reason']}"
        if file.get("remedy"):
            yield f"    {text(language, 'cli-remedy', remedy=file['remedy'])}"
    others = [sheet["sheet"] for sheet in file["sheets"] if not sheet["ledger"]]
    if len(others) > _FEW_SHEETS:
        names = "、".join(dict.fromkeys(others))
        yield f"  {text(language, 'cli-sheets-none', count=len(others), sheets=names)}"
    for sheet in file["sheets"]:
        if sheet["ledger"] or len(others) <= _FEW_SHEETS:
            yield from _sheet(sheet, language)
    if file.get("returned"):
        yield from returned_lines(file["returned"], language)
    for group in by_remedy(file["issues"], _facts):
        if is_whole or len(group) == 1:
            for issue in group:
                yield from _issue(issue, language)
        else:
            yield from _group(group, language)
    yield from question_lines(file, language, is_whole=is_whole)


def _facts(issue: _Json) -> tuple[str, str, Severity]:
    return issue["remedy"] or "", issue["code"], issue["severity"]


def _issue(issue: _Json, language: Language) -> Iterator[str]:
    yield f"  {_said('cli-issue', issue, language, severity=issue['severity'])}"
    if issue.get("remedy"):
        yield f"    {text(language, 'cli-remedy', remedy=issue['remedy'])}"


def _group(group: Sequence[_Json], language: Language) -> Iterator[str]:
    """All that one remedy mends: how many, what to do, the first cells, one of them in words."""
    first = group[0]
    severity = worst(group, _facts)
    do = first["remedy"] or first["message"]
    yield "  " + text(language, "cli-issue-group", severity=severity, count=len(group), do=do)
    runs = list(_runs(group))
    places = "；".join(runs[:_RUNS]) if language == "zh" else "; ".join(runs[:_RUNS])
    if len(runs) > _RUNS:
        places += "…"
    if places:
        yield f"    {places}"
    if first["remedy"]:
        yield f"    {_said('cli-issue-such-as', first, language)}"


def _runs(group: Sequence[_Json]) -> Iterator[str]:
    """Runs of cells, each sheet's name before its first; a sheet alone where no cell is meant."""
    by_sheet: dict[str, list[str]] = {}
    for issue in group:
        by_sheet.setdefault(issue["sheet"] or "", []).append(issue["cell"] or "")
    for sheet, cells in by_sheet.items():
        runs = list(cell_runs(cell for cell in cells if cell))
        for number, run in enumerate(runs or [""]):
            yield f"{sheet} {run}".strip() if number == 0 else run


def _said(key: str, issue: _Json, language: Language, **more: str) -> str:
    place = " ".join(part for part in (issue["sheet"], issue["cell"]) if part)
    value = issue["value"] or ""
    return text(
        language,
        key,
        place=place,
        value=value,
        has_value=int(bool(value)),
        message=issue["message"],
        **more,
    )


def _sheet(sheet: _Json, language: Language) -> Iterator[str]:
    if not sheet["ledger"]:
        yield f"  {text(language, 'cli-sheet-none', sheet=sheet['sheet'])}"
        return
    rows = sheet["rows"]
    line = text(
        language,
        "cli-sheet",
        sheet=sheet["sheet"],
        ledger=sheet["ledger"],
        unit=sheet.get("unit") or "",
        has_unit=int(bool(sheet.get("unit"))),
        **{key: rows[key] for key in ("read", "loaded", "rejected", "not_data")},
    )
    yield f"  {line}"
    for also in sheet.get("also", ()):
        words = text(language, "cli-also", ledger=also["ledger"], rows=also["rows"])
        yield f"    {words}"
    if sheet.get("unmapped"):
        blank = text(language, "cli-no-header")
        columns = "、".join(f"{c['column']} {c['header'] or blank}" for c in sheet["unmapped"])
        yield f"    {text(language, 'cli-unmapped', columns=columns)}"
