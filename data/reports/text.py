"""Answers in words: what the command line prints and the inbox lays beside a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from data.formats import UNKNOWN, amount, plain
from data.reports.mappings import forgotten_lines, remembered_lines, used_lines
from data.reports.returns import form_lines, returns_lines
from data.reports.upload_text import (
    check_lines,
    decision_lines,
    import_lines,
    published_line,
    returned_lines,
)
from data.texts import Language, text


def dispatch_lines(payload: Mapping[str, Any], language: Language) -> Iterator[str]:
    """Lines for a person; one that says so where there are no two dates to compare."""
    if payload["headline"] is None:
        key = "dispatch-empty-title" if payload["to"] is None else "dispatch-no-before-title"
        yield text(language, key)
        return
    yield payload["headline"]
    for bridge in payload["bridges"].values():
        yield bridge["said"]
    counts = payload["counts"]
    yield text(language, "dispatch-list", count=counts["all"], silent=counts["silent"])
    for part in payload["aloud"]:
        yield f"- {part['heading']}"
        for line in part["lines"]:
            yield f"  {line}"


def figures_lines(payload: Mapping[str, Any], language: Language) -> Iterator[str]:
    """One line a figure, nested ones indented; a key without a label is shown as it is."""
    yield from _lines(payload, language, "", 0)


def _lines(figures: Mapping[str, Any], language: Language, path: str, depth: int) -> Iterator[str]:
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
        return plain(value)
    return str(value)


_Json = Mapping[str, Any]


def report_text(
    command: str, payload: Mapping[str, object], language: Language, *, is_whole: bool = False
) -> str:
    """The answer to a command as lines for a person.

    is_whole: of an upload every issue, question and change, where else the first are shown.
    """
    told = cast(_Json, payload)
    if "error" in payload:
        said = decision_lines(told, language)
        return "\n".join([*said, *_error(told["error"], language)])
    if command == "check" and "version" in payload:
        return "\n".join(_proof(told, language))
    if command in _OF_UPLOADS:
        return "\n".join(_OF_UPLOADS[command](told, language, is_whole=is_whole))
    return "\n".join(_WORDS[command](told, language))


def _error(error: _Json, language: Language) -> Iterator[str]:
    yield text(language, "cli-error", message=error["message"])
    if error.get("remedy"):
        yield text(language, "cli-remedy", remedy=error["remedy"])


def _versions(payload: _Json, language: Language) -> Iterator[str]:
    if not payload["versions"]:
        yield text(language, "cli-no-versions")
    for version in payload["versions"]:
        yield from _version(version, language)


def _version(version: _Json, language: Language) -> Iterator[str]:
    yield text(
        language,
        "cli-version",
        version=version["version"],
        at=version["at"].replace("T", " ")[:16],
        by=version["by"],
        action=version["action"],
        target=version["restores"] or 0,
        note=version["note"],
        has_note=int(bool(version["note"])),
    )
    for batch in version["batches"]:
        line = text(
            language,
            "cli-batch",
            ledger=batch["ledger"],
            unit=batch["unit"],
            as_of=batch["as_of"],
            files="、".join(batch["files"]),
            loaded=batch["rows"]["loaded"],
            rejected=batch["rows"]["rejected"],
        )
        yield f"  {line}"


def _one_version(payload: _Json, language: Language) -> Iterator[str]:
    yield from _version(payload["version"], language)


def _proof(payload: _Json, language: Language) -> Iterator[str]:
    """Whether a version's kept files say the same again, a line a batch."""
    if not payload["batches"]:
        yield text(language, "cli-proof-nothing", version=payload["version"])
    for batch in payload["batches"]:
        rows, same = batch["rows"], batch["same"]
        yield text(
            language,
            "cli-proof",
            ledger=batch["ledger"],
            unit=batch["unit"],
            as_of=batch["as_of"],
            files="、".join(batch["files"]),
            same="unknown" if same is None else "same" if same else "other",
            loaded=rows["loaded"],
            now=rows["loaded_now"] or 0,
        )


def _sample(payload: _Json, language: Language) -> Iterator[str]:
    for path in payload.get("files", ()):
        yield text(language, "cli-written", path=path)
    published = payload.get("published")
    if published is not None and not published:
        yield text(language, "cli-sample-known")
    for version in reversed(published or []):
        yield published_line(version, language)


def _backup(payload: _Json, language: Language) -> Iterator[str]:
    yield text(language, "cli-backed-up", path=payload["backup"], version=payload["version"])


def _token(payload: _Json, language: Language) -> Iterator[str]:
    yield text(language, "cli-token", token=payload["token"])


def _written(payload: _Json, language: Language) -> Iterator[str]:
    if original := payload.get("original"):
        yield text(language, "cli-original", path=payload["written"], file=original["file"])
        return
    yield from used_lines(payload["remembered"], language)
    yield text(language, "cli-written", path=payload["written"])
    found = payload["issues"]
    yield text(
        language,
        "exports-counted",
        errors=found["error"],
        warnings=found["warning"],
        notes=found["note"],
    )
    if payload.get("returned"):
        yield from returned_lines(payload["returned"], language)


def _inbox(payload: _Json, language: Language) -> Iterator[str]:
    if not payload["units"]:
        yield text(language, "cli-inbox-none")
    for one in payload["units"]:
        yield text(
            language,
            "cli-inbox-unit",
            unit=one["unit"],
            policy=one["policy"],
            waiting=one["waiting"],
            has_by=int(bool(one["by"])),
            by=one["by"] or "",
            at=(one["at"] or "").replace("T", " ")[:16],
        )


_OF_UPLOADS = {"check": check_lines, "import": import_lines}
_WORDS: Mapping[str, Callable[[_Json, Language], Iterator[str]]] = {
    "versions": _versions,
    "rollback": _one_version,
    "figures": figures_lines,
    "dispatch": dispatch_lines,
    "sample": _sample,
    "backup": _backup,
    "restore": _one_version,
    "token": _token,
    "annotate": _written,
    "feedback": _written,
    "inbox": _inbox,
    "remembered": remembered_lines,
    "forget": forgotten_lines,
    "returns": returns_lines,
    "form": form_lines,
}
