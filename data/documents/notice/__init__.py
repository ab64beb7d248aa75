"""The 通报 as a DOCX in official style or on the office's own paper, marked as a draft."""

from __future__ import annotations

from data.documents.notice.document import MIME, notice_document
from data.documents.notice.template import PLACES, places_of

__all__ = ["MIME", "PLACES", "notice_document", "places_of"]
