"""The 数据核实反馈单 of a unit: what to correct, grouped by remedy, on one page."""

from data.documents.feedback.addressees import Addressee, addressees
from data.documents.feedback.document import (
    MIME,
    feedback_archive,
    feedback_document,
    feedback_files,
    feedback_name,
)

__all__ = [
    "MIME",
    "Addressee",
    "addressees",
    "feedback_archive",
    "feedback_document",
    "feedback_files",
    "feedback_name",
]
