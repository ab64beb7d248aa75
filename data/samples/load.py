"""The sample goes the way of every upload: understood, published, one version an as-of date."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from data.importer.importer import Belonging, Importer, Upload
from data.samples.workbooks import SampleFile, write_sample
from data.store import Store

UPLOADED_BY = "示例"


def load_sample(store: Store) -> None:
    """Writes, understands and publishes the sample workbooks, oldest as-of first.

    An edition that is published already is left as it is. Raises ValueError where the
    import refuses one of the files: the sample is then at odds with the importer.
    """
    with TemporaryDirectory() as folder:
        files = write_sample(Path(folder))
        for _, edition in groupby(files, key=lambda file: file.as_of):
            _publish(store, tuple(edition))


def _publish(store: Store, edition: tuple[SampleFile, ...]) -> None:
    files = sorted(edition, key=lambda file: file.unit)
    upload = Upload(
        tuple((file.path, file.path.name) for file in files),
        tuple(Belonging(file.unit, file.as_of, file.period, is_chosen=True) for file in files),
    )
    intake = Importer(store).understand(upload)
    refused = [report.file for report in intake.files if report.status == "refused"]
    if refused:
        raise ValueError(f"the import refuses sample files: {', '.join(refused)}")
    if len(store.duplicates(intake.drafts)) < len(intake.drafts):
        store.publish(intake.drafts, by=UPLOADED_BY, base=store.sequence)
