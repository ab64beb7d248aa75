"""Files → draft: typed rows, issues and a report, before anything is stored."""

from __future__ import annotations

from data.intake.aliases import Alias, Aliases
from data.intake.changes import Change, Changes, changes
from data.intake.corrections import Corrections, TableCorrection
from data.intake.draft import BatchDraft, FileReport, Intake, SheetReport
from data.intake.identity import KnownProjects
from data.intake.memory import aliases_of, kept_of, outline_of, sent_before
from data.intake.progress import Progress
from data.intake.report import issue_message, issue_remedy, report_json
from data.intake.understanding import understand

__all__ = [
    "Alias",
    "Aliases",
    "BatchDraft",
    "Change",
    "Changes",
    "Corrections",
    "FileReport",
    "Intake",
    "KnownProjects",
    "Progress",
    "SheetReport",
    "TableCorrection",
    "aliases_of",
    "changes",
    "issue_message",
    "issue_remedy",
    "kept_of",
    "outline_of",
    "report_json",
    "sent_before",
    "understand",
]
