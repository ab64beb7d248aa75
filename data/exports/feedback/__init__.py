"""The 数据核实反馈单 of a unit: what to correct, grouped by remedy, on one page."""

from data.exports.feedback.addressees import Addressee, addressees
from data.exports.feedback.document import MIME, feedback_document, feedback_name
from data.exports.feedback.several import feedback_archive, feedback_files

__all__ = [
    "MIME",
    "Addressee",
    "addressees",
    "feedback_archive",
    "feedback_document",
    "feedback_files",
    "feedback_name",
]
