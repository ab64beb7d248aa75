"""The files of the pack: slides, 通报 with its problems by unit, lists; made once a version."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections.abc import Sequence
from pathlib import Path

from data.documents.deck.write import deck_pptx
from data.documents.lists import Cell, lists_xlsx
from data.documents.notice import notice_document
from data.files.sandbox import confine
from data.formats import UNKNOWN, decimal, is_unknown
from data.language import say, speaking
from data.meeting.notice import Annex, NoticeText, changes_aloud, filled, official, ordinal, plain
from data.rules.meeting import Notice
from data.screens.figure import fired_name, fired_sentence
from data.screens.records import Record, records
from data.texts import Language
from ui.pack.deck import deck
from ui.pack.ledger import ledgers_aloud
from ui.pack.lists import lists
from ui.pack.readings import Pack


def problems_aloud(pack: Pack, most: int) -> tuple[str, ...]:
    """A paragraph a unit, the one with most alarms first; most: how many projects are named."""
    found = pack.overview.attention
    alarms = records(found[(found["light"] == "告警") & found["project_id"].notna()])
    units: dict[str, list[Record]] = {}
    for row in alarms:
        unit = row["responsible_unit"]
        units.setdefault(say("dispatch-no-unit") if is_unknown(unit) else str(unit), []).append(row)
    ordered = sorted(units.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        f"（{ordinal(number)}）{official(_unit(unit, rows, most))}"
        for number, (unit, rows) in enumerate(ordered[:99], 1)
    )


def _unit(unit: str, rows: Sequence[Record], most: int) -> str:
    named = "；".join(_problem(row) for row in rows[:most])
    heading = say("pack-problems-unit", unit=unit, count=len(rows))
    if not named:
        return heading
    rest = say("briefing-of-so-many", count=len(rows)) if len(rows) > most else say("pack-stop")
    return heading + named + rest


def _problem(row: Record) -> str:
    return say(
        "pack-problem",
        project=str(row["project_name"]),
        rule=fired_name(str(row["rule"])),
        numbers=fired_sentence(row).replace("；", "，"),
    )


_PDF_SECONDS = 90
# The lists that a 通报 carries, in the order of the workbook: which columns, how wide (mm).
_ANNEXES = {
    "changes": ((0, 1, 2, 3), (22.0, 44.0, 58.0, 32.0)),
    "signed-waiting": ((0, 1, 2, 3, 4, 7), (44.0, 24.0, 16.0, 22.0, 28.0, 22.0)),
    "lights": ((0, 1, 2, 3, 5), (14.0, 40.0, 26.0, 46.0, 30.0)),
}


def notice_text(pack: Pack, wording: Notice) -> NoticeText:
    """The 通报 in words; it is Chinese whatever the reader's language."""
    changes: tuple[str, ...] = ()
    if pack.dispatch is not None:
        changes = changes_aloud(pack.dispatch.comparison, wording.changes.named)
    with speaking("zh"):
        problems = problems_aloud(pack, wording.problems.named)
        ledgers = ledgers_aloud(pack, wording.ledgers.named)
        annexes = _annexes(pack)
    return filled(wording, pack.notice_figures, changes, problems, ledgers, annexes)


def _annexes(pack: Pack) -> tuple[Annex, ...]:
    """The lists that the 通报 carries; one without rows is no annex."""
    by_name = {one.name: one for one in lists(pack)}
    found = []
    for key, (columns, widths) in _ANNEXES.items():
        one = by_name.get(say(f"pack-list-{key}"))
        if one is None or not one.rows:
            continue
        rows = tuple(tuple(_on_paper(row[column]) for column in columns) for row in one.rows)
        head = tuple(one.head[column] for column in columns)
        found.append(Annex(one.name, one.title, head, rows, widths))
    return tuple(found)


def _on_paper(cell: Cell) -> str:
    """A cell of a list as a 通报 writes it; unknown is a dash."""
    if cell is None:
        return UNKNOWN
    return plain(decimal(cell, 2)) if isinstance(cell, float) else str(cell)


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


# LibreOffice takes a core and 300 MB: whoever asks meanwhile waits.
_one_at_a_time = threading.Lock()


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
            # Neither a picture nor a template that a document names is fetched from elsewhere.
            *(sys.executable, "-I", confine.__file__, program),
            f"-env:UserInstallation=file://{name}/profile",
            *("--headless", "--convert-to", "pdf", "--outdir", name, str(source)),
        ]
        try:
            with _one_at_a_time:
                subprocess.run(words, check=True, capture_output=True, timeout=_PDF_SECONDS)
        except (subprocess.SubprocessError, OSError) as error:
            raise PrintingError(str(error)) from error
        made = source.with_suffix(".pdf")
        if not made.exists():
            raise PrintingError("LibreOffice wrote nothing")
        return made.read_bytes()
