"""Files → draft: typed rows, issues and a report, before anything is stored."""

from __future__ import annotations

from data.intake.aliases import Alias, Aliases
from data.intake.changes import Change, Changes, changes
from data.intake.corrections import Corrections, TableCorrection
from data.intake.importer import Belonging, Importer, Upload
from data.intake.memory import outline_of
from data.intake.model import FileReport, Intake, SheetReport
from data.intake.project_names import KnownProjects
from data.intake.report import issue_message, issue_remedy, report_json
from data.intake.understanding import Progress, understand
from data.store.draft import BatchDraft

__all__ = [
    "Alias",
    "Aliases",
    "BatchDraft",
    "Belonging",
    "Change",
    "Changes",
    "Corrections",
    "FileReport",
    "Importer",
    "Intake",
    "KnownProjects",
    "Progress",
    "SheetReport",
    "TableCorrection",
    "Upload",
    "changes",
    "issue_message",
    "issue_remedy",
    "outline_of",
    "report_json",
    "understand",
]
