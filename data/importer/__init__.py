"""Files → draft: typed rows, issues and a report, before anything is stored."""

from __future__ import annotations

from data.importer.aliases import Alias, Aliases
from data.importer.corrections import Corrections, TableCorrection
from data.importer.import_context import outline_of
from data.importer.importer import Belonging, Importer, Upload
from data.importer.model import FileReport, Intake, SheetReport
from data.importer.project_names import KnownProjects
from data.importer.review.diff import Change, Changes, changes
from data.importer.understanding import Progress, understand
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
    "outline_of",
    "understand",
]
