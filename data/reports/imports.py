"""What an upload says beside what is published, and what became of it when it was imported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.importer.model import Intake
from data.importer.questions.answers_file import holding_questions
from data.importer.review.draft_diff import UploadChanges
from data.importer.review.entity_matching import Comparison
from data.importer.review.resubmission import Returned
from data.issues import SEVERITIES
from data.reports.issues import counted
from data.reports.report import FINE, REFUSED, Json, Report, attributes
from data.reports.review import (
    SHOWN_ROWS,
    change_lines,
    changes_json,
    listed_rows,
    returned_lines,
    same_project_json,
    same_project_lines,
)
from data.reports.upload import file_lines, is_shortened, report_json
from data.reports.versions import Used, duplicate_json, published_line, version_json
from data.store import Duplicate, Version
from data.texts import Language, text

Decision = Literal["published", "known", "same", "held"]


@dataclass(frozen=True)
class Checked:
    """Files as they are understood beside what is remembered and published; nothing is stored.

    returns: for each file what became of earlier issues. changes: None without a database.
    """

    intake: Intake
    returns: tuple[Returned | None, ...]
    used: Used
    changes: UploadChanges | None
    comparison: Comparison

    @property
    def exit_code(self) -> int:
        """1 where something is wrong."""
        return REFUSED if self.intake.has_errors else FINE

    def to_json(self, language: Language) -> Json:
        """docs/report.md."""
        return {
            **report_json(self.intake, language, self.returns),
            "remembered": self.used.to_json(),
            "changes": None if self.changes is None else changes_json(self.changes),
            "same_project": same_project_json(self.comparison, language),
        }

    def lines(self, language: Language, *, is_whole: bool = False) -> Iterator[str]:
        """What was found; is_whole: every issue, question and change by itself."""
        yield from self.used.lines(language)
        for report, returned in zip(self.intake.files, self.returns, strict=True):
            yield from file_lines(report, returned, language, is_whole=is_whole)
        if self.changes is not None:
            yield from change_lines(self.changes, language, is_whole=is_whole)
        yield from same_project_lines(self.comparison, language)

    def is_shortened(self, language: Language) -> bool:
        """Whether more was found than its lines list one by one."""
        drafts = self.changes.drafts if self.changes else ()
        return any(len(listed_rows(one)) > SHOWN_ROWS for one in drafts) or any(
            is_shortened(report, language) for report in self.intake.files
        )


@dataclass(frozen=True)
class Outcome:
    """What became of an import.

    until: the day still to come that it speaks of. is_put_off: it waits for that day.
    """

    held_because: tuple[str, ...] = ()
    published: Version | None = None
    known: tuple[Duplicate, ...] = ()
    until: date | None = None
    is_put_off: bool = False

    def to_json(self) -> Json:
        """``published`` and ``already_published``."""
        return {
            "published": version_json(self.published) if self.published else None,
            "already_published": [duplicate_json(one) for one in self.known],
        }

    def lines(self, language: Language) -> Iterator[str]:
        """What is there already, and the version that was made."""
        for known in self.known:
            files = "、".join(known.files)
            yield text(language, "cli-known", files=files, **attributes(known, "ledger version"))
        if self.published:
            yield published_line(self.published, language)


def check_report(found: Checked, language: Language, *, is_whole: bool) -> Report:
    """What an import would say, and how to see the rest of it."""
    lines = list(found.lines(language, is_whole=is_whole))
    if not is_whole and found.is_shortened(language):
        lines.append(text(language, "cli-all"))
    return Report.of(found.to_json(language), lines, found.exit_code)


def import_report(
    found: Checked, out: Outcome, language: Language, *, is_strict: bool, is_whole: bool
) -> Report:
    """Files that somebody imported, and what became of them; 1 where nothing was stored."""
    checked = check_report(found, language, is_whole=is_whole)
    payload = {**checked.payload, **out.to_json(), "strict": is_strict}
    if out.until is not None:
        payload["waits_until"] = out.until.isoformat() if out.is_put_off else None
    payload["held_because"] = list(out.held_because)
    lines = [checked.text, *out.lines(language)]
    if out.until is not None and out.is_put_off:
        lines.append(text(language, "cli-waits", day=out.until.isoformat()))
    elif not out.published and not out.known:
        lines.append(text(language, "cli-nothing-stored"))
        asked = found.intake.open_questions if is_strict else holding_questions(found.intake)
        for reason in out.held_because:
            suffix = "-strict" if is_strict and reason != "to-come" else ""
            lines.append(text(language, f"cli-held-{reason}{suffix}", count=len(asked)))
    is_refused = bool(out.held_because) or not found.intake.drafts
    return Report.of(payload, lines, REFUSED if is_refused else found.exit_code)


@dataclass(frozen=True)
class Arrival:
    """A file of the inbox and what became of it; found: a refusal where it cannot be imported.

    is_stated: the file says its day. same_as, replaces, annotated: names of files that lie there.
    """

    found: Checked | Report
    outcome: Outcome
    decision: Decision
    as_of: date
    is_stated: bool
    arrived_at: str
    policy: str = ""
    same_as: str = ""
    replaces: str = ""
    annotated: str = ""

    def report(self, language: Language) -> Report:
        """What became of it and what a person has to do, then what was found."""
        found, out = self.found, self.outcome
        payload = found.payload if isinstance(found, Report) else found.to_json(language)
        payload = {
            **payload,
            **attributes(self, "decision as_of arrived_at"),
            "marked": self.annotated or None,
            "as_of_stated": self.is_stated,
        }
        if isinstance(found, Checked):
            payload |= {**out.to_json(), "policy": self.policy}
        if out.held_because:
            payload["held_because"] = list(out.held_because)
        if out.until is not None:
            payload["waits_until"] = out.until.isoformat()
        payload |= {key: own for key in ("same_as", "replaces") if (own := getattr(self, key))}
        return Report.of(payload, self._lines(language))

    def _lines(self, language: Language) -> Iterator[str]:
        out = self.outcome
        yield text(language, f"inbox-{self.decision}", file=self.same_as)
        for reason in out.held_because:
            day = out.until.isoformat() if out.until else ""
            yield f"  {text(language, f'inbox-because-{reason}', day=day)}"
        if self.replaces:
            yield text(language, "inbox-replaces", file=self.replaces)
        if self.annotated:
            yield text(language, "inbox-marked", file=self.annotated)
        if isinstance(self.found, Report):
            yield self.found.text
            return
        key = "inbox-as-of-stated" if self.is_stated else "inbox-as-of-assumed"
        yield text(language, key, date=self.as_of.isoformat())
        yield from self.found.lines(language)
        yield from out.lines(language)


def original_report(path: str, file: str, sha256: str, language: Language) -> Report:
    """The file that an annotated workbook was made from, as it came: where it is now."""
    line = text(language, "cli-original", path=path, file=file)
    return Report({"written": path, "original": {"file": file, "sha256": sha256}}, line)


def given_back_report(
    path: str,
    intake: Intake,
    used: Used,
    language: Language,
    more: Mapping[str, object],
    returned: Returned | None,
) -> Report:
    """A file for the unit that reported, about the issues of some files.

    more: what else is said of it. returned: what became of earlier issues.
    """
    issues = [issue for report in intake.files for issue in report.issues]
    found = [issue.severity for issue in issues]
    payload: Json = {
        "written": path,
        "issues": {severity: found.count(severity) for severity in SEVERITIES},
        "remembered": used.to_json(),
        **more,
    }
    lines = [*used.lines(language), text(language, "cli-written", path=path)]
    lines.append(counted(issues, language))
    if returned is not None:
        lines += returned_lines(returned, language)
    return Report.of(payload, lines, REFUSED if intake.has_errors else FINE)
