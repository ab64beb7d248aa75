"""An office that gives marked workbooks back and gets corrected ones: its database, its day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from data.documents.annotation.client import annotated_workbook
from data.importer import Intake
from data.importer.corrections import Corrections
from data.importer.importer import Belonging, Importer, Upload
from data.importer.review.resubmission import Returned
from data.store import Store

UNIT, DAY = "旗招商局", date(2021, 12, 31)


class Office:
    def __init__(self, store: Store | None = None) -> None:
        self.store = store or Store.open(None)

    def __enter__(self) -> Office:
        return self

    def __exit__(self, *_: object) -> None:
        self.store.close()

    def upload(self, path: Path, corrections: Corrections | None = None) -> Upload:
        return Upload.of([(path, path.name)], Belonging(UNIT, DAY, is_chosen=True), corrections)

    def read(self, path: Path, corrections: Corrections | None = None) -> Intake:
        return Importer(self.store).understand(self.upload(path, corrections))

    def give_back(self, path: Path) -> bytes:
        """The marked workbook of a file, which is kept as it came."""
        intake = self.read(path)
        Importer(self.store).keep(self.upload(path), intake)
        return annotated_workbook(path, path.name, intake.files[0], "zh", intake.drafts)

    def compare(self, path: Path, corrections: Corrections | None = None) -> Returned | None:
        """What became of the issues of the file that a workbook was made from."""
        upload = self.upload(path, corrections)
        importer = Importer(self.store)
        (found,) = importer.returned(upload, importer.understand(upload))
        return found
