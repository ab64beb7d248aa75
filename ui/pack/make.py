"""The pack as one file: slides, 通报, lists; by itself a PDF where LibreOffice is there."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from data.briefing import changes_aloud, filled
from data.briefing.notice import NoticeText
from data.exports.deck import deck_pptx
from data.exports.lists import lists_xlsx
from data.exports.notice import notice_document
from data.rules.notice import Notice
from data.texts import Language
from ui.language import say, speaking
from ui.pack.deck import deck
from ui.pack.lists import lists
from ui.pack.readings import Pack

_PDF_SECONDS = 90
# The lists that the 通报 speaks of, in the order of the workbook.
_ANNEXES = ("changes", "signed-waiting", "lights")
# Where there is no version to compare with.
_ANNEXES_ALONE = ("signed-waiting", "lights")


def notice_text(pack: Pack, wording: Notice) -> NoticeText:
    """The 通报 in words; it is Chinese whatever the reader's language."""
    changes: tuple[str, ...] = ()
    names: tuple[str, ...] = _ANNEXES_ALONE
    if pack.dispatch is not None:
        changes = changes_aloud(pack.dispatch.comparison, wording.changes.named)
        names = _ANNEXES
    with speaking("zh"):
        annexes = [say(f"pack-list-{name}") for name in names]
    return filled(wording, pack.notice_figures, changes, annexes)


def slides(pack: Pack, language: Language, template: bytes | None) -> bytes:
    """The PPTX; raises TemplateError."""
    with speaking(language):
        told = deck(pack)
    return deck_pptx(told, template)


def notice(pack: Pack, wording: Notice, paper: bytes | None = None) -> bytes:
    """The DOCX; paper: the office's own; raises TemplateError."""
    with speaking("zh"):
        office = pack.office
        return notice_document(
            notice_text(pack, wording),
            office,
            pack.view.now.as_of,
            is_sample=pack.view.now.is_sample,
            template=paper,
        )


def tables(pack: Pack, language: Language) -> bytes:
    """The XLSX."""
    with speaking(language):
        return lists_xlsx(lists(pack), pack.stamp, pack.office)


def whole(
    pack: Pack,
    language: Language,
    wording: Notice,
    template: bytes | None,
    paper: bytes | None = None,
) -> bytes:
    """All documents as a ZIP, without the PDF, whose printing takes long; raises TemplateError."""
    with speaking(language):
        name = say("pack-name", as_of=pack.view.now.as_of.isoformat())
    shown = slides(pack, language, template)
    files = {
        f"{name}.pptx": shown,
        f"{name}.docx": notice(pack, wording, paper),
        f"{name}.xlsx": tables(pack, language),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for file, content in files.items():
            package.writestr(file, content)
    return buffer.getvalue()


class PrintingError(RuntimeError):
    """LibreOffice did not print a document."""


def office_program() -> str | None:
    """LibreOffice, where it is installed together with the part that knows slides."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    folder = Path(program).resolve().parent
    has_slides = any(folder.glob("libsdlo.*")) or any(folder.glob("sdlo.*"))
    return program if has_slides else None


def pdf(document: bytes, suffix: str = ".pptx") -> bytes:
    """A document of the pack as a PDF; raises PrintingError."""
    program = office_program()
    if program is None:
        raise PrintingError("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as name:
        source = (Path(name) / "document").with_suffix(suffix)
        source.write_bytes(document)
        words = [
            program,
            f"-env:UserInstallation=file://{name}/profile",
            *("--headless", "--convert-to", "pdf", "--outdir", name, str(source)),
        ]
        try:
            subprocess.run(words, check=True, capture_output=True, timeout=_PDF_SECONDS)
        except (subprocess.SubprocessError, OSError) as error:
            raise PrintingError(str(error)) from error
        made = source.with_suffix(".pdf")
        if not made.exists():
            raise PrintingError("LibreOffice wrote nothing")
        return made.read_bytes()
