"""Spreadsheets as grids of cells with addresses; no database, no meaning of projects."""

from data.files.sandbox.client import open_workbook, readers_kept_ready

__all__ = ["open_workbook", "readers_kept_ready"]
