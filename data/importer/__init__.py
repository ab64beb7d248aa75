"""Files → draft: typed rows, issues and a report, before anything is stored."""

from __future__ import annotations

from data.drafts import BatchDraft
from data.importer.corrections import Corrections, TableCorrection
from data.importer.model import FileReport, Intake, SheetReport
from data.importer.names import Alias, Aliases, KnownProjects
from data.importer.review.diff import Change, Changes, changes
from data.importer.understanding import Progress, understand

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
    "changes",
    "understand",
]
