"""Versions, what is remembered, and what commands about the whole database answer."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.environment import site
from data.formats import moment
from data.reports.report import FINE, REFUSED, Json, Report, attributes
from data.store import Duplicate, RememberedAlias, RememberedMapping, Version
from data.store.versions import BatchSummary
from data.texts import Language, text

_ROWS = ("read", "loaded", "rejected", "not_data")
_ISSUES = {"error": "errors", "warning": "warnings", "note": "notes"}


def version_json(version: Version) -> Json:
    """A version as ``versions --json`` prints it (docs/command-line.md)."""
    batches = version.batches
    return {
        **attributes(version, "version action by at note restores files visible_batches"),
        "rows": {name: sum(getattr(one, name) for one in batches) for name in _ROWS},
        "issues": {
            key: sum(getattr(one, name) for one in batches) for key, name in _ISSUES.items()
        },
        "batches": [_batch(one) for one in batches],
    }


def duplicate_json(duplicate: Duplicate) -> Json:
    """A batch that is there already (docs/command-line.md)."""
    return attributes(duplicate, "files ledger form unit as_of version")


def _batch(batch: BatchSummary) -> Json:
    start, end = batch.period_start, batch.period_end
    return {
        **attributes(batch, "ledger form unit as_of files"),
        "period": [start.isoformat(), end.isoformat()] if start and end else None,
        "rows": attributes(batch, " ".join(_ROWS)),
        "sample": batch.is_sample,
    }


def version_lines(version: Version, language: Language) -> Iterator[str]:
    """A line for the version, one for each of its batches."""
    yield text(
        language,
        "cli-version",
        version=version.version,
        at=moment(version.at),
        by=version.by,
        action=version.action,
        target=version.restores or 0,
        note=version.note,
        has_note=int(bool(version.note)),
    )
    for batch in version.batches:
        arguments = attributes(batch, "ledger unit as_of loaded rejected")
        yield "  " + text(language, "cli-batch", **arguments, files="、".join(batch.files))


def published_line(version: Version, language: Language) -> str:
    """That a version is published, with its rows."""
    rows = sum(batch.loaded for batch in version.batches)
    return text(language, "cli-published", version=version.version, rows=rows)


def history_report(versions: Sequence[Version], language: Language) -> Report:
    """The history, newest first, each version with its batches."""
    lines = [line for version in versions for line in version_lines(version, language)]
    empty = [text(language, "cli-no-versions")]
    return Report.of({"versions": [version_json(one) for one in versions]}, lines or empty)


def version_report(version: Version, language: Language) -> Report:
    """The version that a roll back or a restored backup made."""
    return Report.of({"version": version_json(version)}, version_lines(version, language))


@dataclass(frozen=True)
class BatchProof:
    """Whether a batch's kept files say the same rows again, None where nothing is kept.

    loaded_now: how many rows they say.
    """

    batch: BatchSummary
    is_same: bool | None
    loaded_now: int | None


def proof_report(version: Version, proofs: Sequence[BatchProof], language: Language) -> Report:
    """The kept files of a version read again, held against what it brought."""
    batches = [
        {
            **attributes(one.batch, "ledger form unit as_of files"),
            "same": one.is_same,
            "rows": {"loaded": one.batch.loaded, "loaded_now": one.loaded_now},
        }
        for one in proofs
    ]
    lines = [
        text(
            language,
            "cli-proof",
            **attributes(one.batch, "ledger unit as_of loaded"),
            files="、".join(one.batch.files),
            same="unknown" if one.is_same is None else "same" if one.is_same else "other",
            now=one.loaded_now or 0,
        )
        for one in proofs
    ]
    return Report.of(
        {**attributes(version, "version action"), "batches": batches},
        lines or [text(language, "cli-proof-nothing", version=version.version)],
        FINE if all(one.is_same for one in proofs) else REFUSED,
    )


def written_sample_report(paths: Sequence[str], language: Language) -> Report:
    """Files of the sample that were written."""
    lines = [text(language, "cli-written", path=path) for path in paths]
    return Report.of({"files": list(paths)}, lines)


def loaded_sample_report(versions: Sequence[Version], language: Language) -> Report:
    """The versions that loading the sample made, newest first."""
    lines = [published_line(version, language) for version in reversed(versions)]
    known = [text(language, "cli-sample-known")]
    return Report.of({"published": [version_json(one) for one in versions]}, lines or known)


def backup_report(path: str, version: int, language: Language) -> Report:
    """Where a backup was written, and the last version in it."""
    line = text(language, "cli-backed-up", path=path, version=version)
    return Report({"backup": path, "version": version}, line)


def token_report(token: str, language: Language) -> Report:
    """A new access token, and how to use it."""
    return Report({"token": token}, text(language, "cli-token", address=site() or "…", token=token))


def mapping_json(kept: RememberedMapping) -> Json:
    """A header mapping as ``remembered --json`` prints it (docs/command-line.md)."""
    return {
        **attributes(kept, "unit fingerprint by at"),
        **attributes(kept.made_on, "file? sheet? ledger?"),
        "id": kept.mapping_id,
        "headers": dict(kept.made_on.headers),
        "correction": json.loads(kept.mapping),
    }


def alias_json(kept: RememberedAlias) -> Json:
    """A name as ``remembered --json`` prints it (docs/command-line.md)."""
    return {
        **attributes(kept, "kind written stands_for by at"),
        "id": kept.alias_id,
        "from": kept.first_date.isoformat() if kept.first_date else None,
        "until": kept.last_date.isoformat() if kept.last_date else None,
    }


def remembered_report(
    mappings: Sequence[RememberedMapping], aliases: Sequence[RememberedAlias], language: Language
) -> Report:
    """Everything that is remembered, or that of one unit: names, then mappings."""
    lines = [_alias(alias, language) for alias in aliases]
    lines += [line for mapping in mappings for line in _mapping(mapping, language)]
    payload: Json = {
        "mappings": [mapping_json(one) for one in mappings],
        "aliases": [alias_json(one) for one in aliases],
    }
    return Report.of(payload, lines or [text(language, "remembered-none")])


def forgotten_report(gone: RememberedAlias | RememberedMapping, language: Language) -> Report:
    """What was un-remembered."""
    if isinstance(gone, RememberedAlias):
        payload, lines = alias_json(gone), [_alias(gone, language)]
    else:
        payload, lines = mapping_json(gone), list(_mapping(gone, language))
    return Report.of({"forgotten": payload}, [text(language, "cli-forgotten"), *lines])


@dataclass(frozen=True)
class Used:
    """The remembered mappings by which files were read; because: why none could be, "" else."""

    mappings: tuple[RememberedMapping, ...] = ()
    because: str = ""

    def to_json(self) -> Json:
        """The ``remembered`` part of a report (docs/report.md)."""
        return {
            "used": not self.because,
            "because": self.because or None,
            "mappings": [mapping_json(one) for one in self.mappings],
        }

    def lines(self, language: Language) -> Iterator[str]:
        """Which of it files were read by, or why none of it could be."""
        if self.because:
            yield text(language, f"cli-memory-{self.because}")
        if self.mappings:
            yield text(language, "cli-memory-used")
        for mapping in self.mappings:
            yield from (f"  {line}" for line in _mapping(mapping, language))


def _alias(alias: RememberedAlias, language: Language) -> str:
    ends = (("from", alias.first_date), ("until", alias.last_date))
    days = " ".join(
        text(language, f"cli-alias-{end}", date=day.isoformat()) for end, day in ends if day
    )
    return text(
        language,
        "cli-alias",
        id=alias.alias_id,
        kind=alias.kind,
        written=alias.written,
        meant=alias.stands_for,
        days=days,
        has_days=int(bool(days)),
        by=alias.by,
        at=moment(alias.at),
    )


def _mapping(mapping: RememberedMapping, language: Language) -> Iterator[str]:
    made_on = mapping.made_on
    place = " / ".join(part for part in (made_on.file, made_on.sheet) if part)
    yield text(
        language,
        "cli-mapping",
        id=mapping.mapping_id,
        unit=mapping.unit,
        place=place or mapping.fingerprint,
        by=mapping.by,
        at=moment(mapping.at),
    )
    correction: Mapping[str, Any] = json.loads(mapping.mapping)
    for part in ("ledger", "form", "unit", "hidden", "by_unit", "by_month"):
        if correction.get(part):
            yield f"  {part} = {correction[part]}"
    if correction.get("header_rows"):
        rows = ", ".join(str(row) for row in correction["header_rows"])
        yield f"  {text(language, 'cli-mapping-rows', rows=rows)}"
    for column, field in correction.get("fields", {}).items():
        header = made_on.headers.get(column, "")
        yield f"  {column}{f' {header}' if header else ''} → {field}"
    for field, words in correction.get("words", {}).items():
        for word, value in words.items():
            meant = value or text(language, "remembered-unknown")
            yield f"  {field}: {word} → {meant}"
    for question, answer in correction.get("answers", {}).items():
        yield f"  {question} → {answer}"
