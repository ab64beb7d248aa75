"""A check or an import in words: what was understood, what is wrong, what would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.inbox.change_words import SHOWN_ROWS, change_lines
from data.inbox.memory import used_lines
from data.inbox.question_lines import SHOWN_QUESTIONS, question_lines
from data.inbox.returned_words import returned_lines
from data.inbox.same_project_words import same_project_lines
from data.intake.issue_groups import by_remedy, cell_runs, worst
from data.issues import Severity
from data.texts import Language, text

_FEW_SHEETS = 3
_RUNS = 6
_Json = Mapping[str, Any]


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
        or len(by_remedy(file["issues"], _told)) < len(file["issues"])
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
    for group in by_remedy(file["issues"], _told):
        if is_whole or len(group) == 1:
            for issue in group:
                yield from _issue(issue, language)
        else:
            yield from _group(group, language)
    yield from question_lines(file, language, is_whole=is_whole)


def _told(issue: _Json) -> tuple[str, str, Severity]:
    return issue["remedy"] or "", issue["code"], issue["severity"]


def _issue(issue: _Json, language: Language) -> Iterator[str]:
    yield f"  {_said('cli-issue', issue, language, severity=issue['severity'])}"
    if issue.get("remedy"):
        yield f"    {text(language, 'cli-remedy', remedy=issue['remedy'])}"


def _group(group: Sequence[_Json], language: Language) -> Iterator[str]:
    """All that one remedy mends: how many, what to do, the first cells, one of them in words."""
    first = group[0]
    severity = worst(group, _told)
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
