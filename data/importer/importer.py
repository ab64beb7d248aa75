"""The one way in: every upload is understood by ``Importer(store).understand(upload)``.

Page, inbox, command line, typed orders and sample go through it, so that the same files of the
same unit and day give the same draft, issues and questions wherever they come from.

A file as it came goes with what it brought, so that it can be read again, years later too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

import pyarrow as pa

from data.audit import record
from data.drafts import BatchDraft, Decision, new_id
from data.files.limits import kept_file_bytes
from data.importer.corrections import (
    Corrections,
    Remembered,
    TableCorrection,
)
from data.importer.model import FileReport, Intake
from data.importer.names import KnownProjects
from data.importer.questions.likely import with_its_ledger
from data.importer.remembered import (
    aliases_of,
    known_names,
    outline_of,
    remembered_of_unit,
    sent_before,
    taught_elsewhere,
)
from data.importer.review.resubmission import Returned, returned_files
from data.importer.sandboxed import ImportContext, understand_apart
from data.importer.understanding import Progress, Report
from data.rights import Actor
from data.store import (
    AlreadyPublished,
    Duplicate,
    MappedSheet,
    Stale,
    Store,
    Version,
)
from data.store.kept_files import KEPT_FILE, READING, Reading, file_table, reading_table

Files = Sequence[tuple[Path, str]]


def readings_of(
    intake: Intake,
    files: Files,
    unit: str,
    as_of: date,
    corrections: Corrections,
    *,
    is_chosen: bool,
    period: tuple[date, date] | None,
) -> Iterator[tuple[Reading, bytes]]:
    """How each opened file of one unit and day was read, with its bytes.

    A file beyond SIGNBOARD_KEPT_FILE_MB, or gone meanwhile, is left out.
    """
    upload_id = new_id()
    for position, ((path, name), report) in enumerate(zip(files, intake.files, strict=True)):
        content = _content(path, report) if report.reader else None
        if content is not None:
            kept = {mark: one.to_json() for mark, one in _read_by(report, corrections).items()}
            whose = Reading(report.sha256, name, unit, as_of, is_chosen, upload_id, position)
            yield replace(whose, period=period, corrections=kept), content


def with_files(
    drafts: Sequence[BatchDraft], files: Iterator[tuple[Reading, bytes]]
) -> Iterator[BatchDraft]:
    """Drafts that bring the files which they were read from."""
    kept: dict[str, tuple[Reading, pa.Table]] = {}
    for reading, content in files:
        if reading.sha256 not in kept:
            kept[reading.sha256] = (reading, file_table(reading.sha256, content))
    for draft in drafts:
        hashes = dict.fromkeys(draft.tables["source_sheet"]["file_sha256"].to_pylist())
        own = [kept[one] for one in hashes if one in kept]
        if not own:
            yield draft
            continue
        brought = {
            KEPT_FILE: pa.concat_tables([table for _, table in own]),
            READING: reading_table([replace(one, batch_id=draft.batch_id) for one, _ in own]),
        }
        yield replace(draft, tables={**draft.tables, **brought})


def corrections_of(readings: Sequence[Reading]) -> Corrections:
    """The corrections by which files were read, by header fingerprint."""
    said = {mark: text for one in readings for mark, text in one.corrections.items()}
    return {mark: TableCorrection.from_json(text) for mark, text in said.items()}


def _content(path: Path, report: FileReport) -> bytes | None:
    try:
        if path.stat().st_size > kept_file_bytes():
            return None
        content = path.read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == report.sha256 else None


def _read_by(report: FileReport, corrections: Corrections) -> Mapping[str, TableCorrection]:
    """What was remembered of each table, and over it what was corrected in the upload."""
    read_by: dict[str, TableCorrection] = {}
    for sheet in report.sheets:
        own = corrections.get(sheet.fingerprint, TableCorrection())
        correction = sheet.taken.correction.then(own) if sheet.taken else own
        if correction != TableCorrection():
            read_by[sheet.fingerprint] = correction
    return read_by


def remember_corrections(
    store: Store, reports: Iterable[tuple[FileReport, str]], corrections: Corrections, *, by: str
) -> None:
    """Keep corrections over what is remembered already; answers about single cells are not kept.

    reports: each file with the unit that reported it. What was remembered of a header before
    this one goes on under this one.
    """
    saved: set[tuple[str, str]] = set()
    for report, unit in reports:
        for sheet in report.sheets:
            key = (unit, sheet.fingerprint)
            if sheet.fingerprint not in corrections or key in saved:
                continue
            saved.add(key)
            before = sheet.taken.correction if sheet.taken else TableCorrection()
            mapping = before.then(corrections[sheet.fingerprint]).lasting()
            mapping = with_its_ledger(mapping, report.questions, sheet.fingerprint)
            if mapping == before:
                continue  # nothing new was said
            headers = {column.letter: column.header for column in sheet.columns}
            store.memory.save_mapping(
                sheet.fingerprint,
                unit,
                mapping.to_json(),
                by=by,
                made_on=MappedSheet(report.file, sheet.sheet, sheet.ledger, headers),
                replaces=sheet.taken.remembered.mapping_id
                if sheet.taken and not sheet.taken.is_same
                else "",
            )


_ATTEMPTS = 5


@dataclass(frozen=True)
class Belonging:
    """Which unit reports a file, the day that its content speaks of, the days of its events.

    period: as the form says that was sent to the unit; None is what the upload says.
    is_chosen: somebody said the day; else what stands in the file may say another.
    """

    unit: str
    as_of: date
    period: tuple[date, date] | None = None
    is_chosen: bool = False


@dataclass(frozen=True)
class Upload:
    """Files (path, name as uploaded), of each whose it is, and what a person corrected."""

    files: tuple[tuple[Path, str], ...]
    belongings: tuple[Belonging, ...]
    corrections: Corrections = field(default_factory=dict)

    @staticmethod
    def of(
        files: Sequence[tuple[Path, str]],
        belonging: Belonging,
        corrections: Corrections | None = None,
    ) -> Upload:
        """Files of one unit and day."""
        return Upload(tuple(files), (belonging,) * len(files), corrections or {})

    @property
    def units(self) -> tuple[str, ...]:
        """The reporting unit of each file."""
        return tuple(one.unit for one in self.belongings)


_LONGEST_NAME = 80


def _note_read(upload: Upload, intake: Intake, by: Actor | None) -> None:
    """Each file for the log; what is read once more with answers is no new upload."""
    for report in intake.files:
        is_refused = report.status == "refused"
        if is_refused or not upload.corrections:
            record("read", report.file[-_LONGEST_NAME:], "failed" if is_refused else "done", by)


class Importer:
    """Understands uploads beside what a store has published and remembers.

    by: who uploads, for the log, where another thread understands. is_noted: rows that were
    typed are no file that anybody uploaded.
    """

    def __init__(self, store: Store, by: Actor | None = None, *, is_noted: bool = True) -> None:
        self._store = store
        self._by = by
        self._is_noted = is_noted and store.is_kept

    def understand(self, upload: Upload, progress: Report | None = None) -> Intake:
        """The drafts, issues and questions of an upload; nothing is stored.

        Files of each unit and day are understood together; projects that one group names are
        known to the next. The office's own rows are never held against sample rows. A process
        of its own does it; only which rows are current is asked of the store meanwhile.
        """
        self._store.own_ledgers.look_for_changes()
        here = KnownProjects()
        reports: dict[int, FileReport] = {}
        drafts: list[BatchDraft] = []
        for belonging in dict.fromkeys(upload.belongings):
            numbers = [n for n, one in enumerate(upload.belongings) if one == belonging]
            files = [upload.files[number] for number in numbers]
            part = self._understood(
                files,
                belonging,
                upload.corrections,
                remembered=remembered_of_unit(self._store, belonging.unit),
                here=here,
                progress=progress and _of_whole(progress, len(reports), len(upload.files)),
            )
            reports |= dict(zip(numbers, part.files, strict=True))
            drafts.extend(
                with_files(part.drafts, _readings(part, files, belonging, upload.corrections))
            )
            projects = (draft for draft in part.drafts if draft.ledger == "projects")
            here = here.joined(KnownProjects.of([one.tables["project_row"] for one in projects]))
        intake = Intake(tuple(reports[number] for number in sorted(reports)), tuple(drafts))
        if self._is_noted:
            _note_read(upload, intake, self._by)
        return intake

    def _understood(
        self,
        files: Sequence[tuple[Path, str]],
        belonging: Belonging,
        corrections: Corrections,
        *,
        remembered: tuple[Remembered, ...] = (),
        here: KnownProjects | None = None,
        then: datetime | None = None,
        progress: Report | None = None,
    ) -> Intake:
        """Files of one unit and day beside what the store knows, or knew at a moment."""
        store = self._store
        version = store.sequence
        if then is not None:
            version = max((one.version for one in store.versions() if one.at <= then), default=0)
        context = ImportContext(
            unit=belonging.unit,
            as_of=belonging.as_of,
            is_chosen=belonging.is_chosen,
            period=belonging.period,
            corrections=corrections,
            remembered=remembered,
            aliases=aliases_of(store.memory.aliases(then)),
            outline=outline_of(store),
            known=self._known(belonging.as_of, version).joined(here or KnownProjects()),
            decisions=tuple(store.identities.decisions()),
            sent=sent_before(store, belonging.unit, version),
            names=known_names(store, version),
            taught=taught_elsewhere(store, belonging.unit),
        )
        current = partial(store.current_rows, of_sample=False, version=version)
        return understand_apart(files, context, current, progress)

    def keep(self, upload: Upload, intake: Intake) -> None:
        """Keep the files of an upload that go back with marks, whether or not it is published."""
        for number, belonging in enumerate(upload.belongings):
            files = [upload.files[number]]
            part = Intake((intake.files[number],), intake.drafts)
            self._store.files.keep(list(_readings(part, files, belonging, upload.corrections)))

    def read_again(self, readings: Sequence[Reading]) -> Intake | None:
        """What kept files that were read together say, read as they were read then.

        By the corrections of then, beside what was published and which names were known
        then. None where one of them is not kept.
        """
        first = readings[0]
        with TemporaryDirectory(prefix="signboard-kept-") as folder:
            files: list[tuple[Path, str]] = []
            for number, one in enumerate(readings):
                content = self._store.files.content(one.sha256)
                if content is None:
                    return None
                path = Path(folder) / f"{number:02d}{PurePath(one.file_name).suffix.lower()}"
                path.write_bytes(content)
                files.append((path, one.file_name))
            whose = Belonging(first.unit, first.as_of, first.period, first.is_day_chosen)
            corrections = corrections_of(readings)
            return self._understood(files, whose, corrections, then=first.read_at)

    def returned(self, upload: Upload, intake: Intake) -> tuple[Returned | None, ...]:
        """For each file what became of the issues that were pointed out before."""
        return returned_files(intake, self._store, upload.units, self._given_back)

    def _given_back(self, sha256: str) -> Intake | None:
        """What a kept file says, read as it was when it last went back to its unit."""
        readings = self._store.files.readings(sha256=sha256)
        # What went back with marks, not what was answered until it was published.
        gone_back = [one for one in readings if one.batch_id is None] or readings
        return self.read_again(gone_back[-1:]) if gone_back else None

    def remember(self, upload: Upload, intake: Intake, *, by: str) -> None:
        """Keep the corrections of a published upload for the next sheets of its units."""
        reports = zip(intake.files, upload.units, strict=True)
        remember_corrections(self._store, reports, upload.corrections, by=by)

    def publish(
        self,
        drafts: Sequence[BatchDraft],
        *,
        by: str,
        note: str = "",
        decisions: Sequence[Decision] = (),
    ) -> tuple[Version | None, tuple[Duplicate, ...]]:
        """Publish what is not there yet; nobody previewed, so a newer version is no obstacle.

        The version, None where everything is published already; what was. Raises StoreRefusal.
        """
        known: tuple[Duplicate, ...] = ()
        for attempt in range(_ATTEMPTS):
            try:
                version = self._store.publish(
                    drafts, by=by, base=self._store.committed, note=note, decisions=decisions
                )
            except AlreadyPublished as refusal:
                known += refusal.duplicates
                repeated = {duplicate.batch_id for duplicate in known}
                drafts = [draft for draft in drafts if draft.batch_id not in repeated]
                if not drafts:
                    return None, known
            except Stale:
                if attempt == _ATTEMPTS - 1:
                    raise
            else:
                return version, known
        return None, known

    def _known(self, as_of: date, version: int) -> KnownProjects:
        """Projects known by now, by every name that people decided, or known on a day.

        A sheet of an earlier month may name a project that was registered since, or that is
        gone since. Where both state an investment, that of the day holds.
        """
        store = self._store
        then = KnownProjects.of([store.known_projects(as_of, version)])
        newest = store.snapshot(version=version)
        if newest is None:
            return then
        rows = store.query("screens/data/known_projects", snapshot_id=newest.id)
        return KnownProjects.of([rows]).joined(then)


def _readings(
    intake: Intake,
    files: Sequence[tuple[Path, str]],
    belonging: Belonging,
    corrections: Corrections,
) -> Iterator[tuple[Reading, bytes]]:
    return readings_of(
        intake,
        files,
        belonging.unit,
        belonging.as_of,
        corrections,
        is_chosen=belonging.is_chosen,
        period=belonging.period,
    )


def _of_whole(tell: Report, before: int, total: int) -> Callable[[Progress], None]:
    """Progress of a group of files as progress of the whole upload."""
    return lambda one: tell(replace(one, done=one.done + before, total=total))
