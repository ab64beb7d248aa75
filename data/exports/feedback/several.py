"""Feedback sheets of several units: one document as it is, more of them as an archive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.exports.archive import archive
from data.exports.feedback.addressees import Addressee
from data.exports.feedback.document import feedback_document, feedback_name
from data.texts import Language


def feedback_files(sheets: Sequence[tuple[Addressee, date]], language: Language) -> bytes:
    """The document of one addressee about files of a day, or an archive of all."""
    made = _made(sheets, language)
    return made[0][1] if len(made) == 1 else archive(made)


def feedback_archive(sheets: Sequence[tuple[Addressee, date]], language: Language) -> bytes:
    """An archive of one document an addressee, also where there is only one."""
    return archive(_made(sheets, language))


def _made(sheets: Sequence[tuple[Addressee, date]], language: Language) -> list[tuple[str, bytes]]:
    return [
        (
            feedback_name(one.unit, as_of, language),
            feedback_document(one.reports, one.unit, as_of, language, one.reported_by),
        )
        for one, as_of in sheets
    ]
