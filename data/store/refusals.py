"""What the store refuses to do, as exceptions that a person can be told about.

Each carries a message key of the catalogue (``store-…``, with ``.remedy``) and its
arguments; the screen and the command line say it in the reader's language. They are
raised, not returned, because nothing may go on after them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.texts import SpokenRefusal


class StoreRefusal(SpokenRefusal):
    """The store will not do this; ``key`` and ``arguments`` say why."""

    key = "store-refused"

    def __init__(self, **arguments: str | int) -> None:
        super().__init__(self.key, **arguments)


class Busy(StoreRefusal):
    """Another process holds the database file."""

    key = "store-busy"


class Unreachable(StoreRefusal):
    """The file or its folder cannot be read or written."""

    key = "store-unreachable"


class NewerDatabase(StoreRefusal):
    """The database was written by a newer release than this one."""

    key = "store-newer-database"


class NewerFile(StoreRefusal):
    """The file was written by a newer database engine than this one."""

    key = "store-newer-file"


class NotALedgerDatabase(StoreRefusal):
    """The file is no database of this product."""

    key = "store-not-a-ledger-database"


class Damaged(StoreRefusal):
    """The file is a database, parts of which cannot be read."""

    key = "store-damaged"


class DiskFull(StoreRefusal):
    """There is no room on the disk; nothing of the step was stored."""

    key = "store-disk-full"


class ReadOnly(StoreRefusal):
    """The file's disk takes nothing in."""

    key = "store-read-only"


class DiskFailed(StoreRefusal):
    """The disk could not write or read."""

    key = "store-disk-failed"


class Stopped(StoreRefusal):
    """The disk failed while something was written; the database has to be opened anew."""

    key = "store-stopped"


class LakeNotInstalled(StoreRefusal):
    """What a shared ledger needs is not installed on this machine."""

    key = "store-lake-not-installed"


class LakePassword(StoreRefusal):
    """The setting that names a shared ledger holds a password."""

    key = "store-lake-password"


class CatalogueUnreachable(StoreRefusal):
    """The catalogue of a shared ledger does not answer, or lets nobody in."""

    key = "store-lake-catalogue"


class Unconfirmed(CatalogueUnreachable):
    """The catalogue went away while it stored a step: it may be there, whole, or not at all."""

    key = "store-lake-unconfirmed"


class LakeStoreUnreachable(StoreRefusal):
    """The store of a shared ledger does not answer, lets nobody in, or is another's."""

    key = "store-lake-store"


class TurnTaken(Busy):
    """Another server has been writing into the shared ledger for long."""

    key = "store-lake-turn"


class NotEmpty(StoreRefusal):
    """A ledger is moved only to where nothing is."""

    key = "store-not-empty"


class MovedDiffers(StoreRefusal):
    """What was moved does not hold what it was moved from."""

    key = "store-moved-differs"


class Stale(StoreRefusal):
    """What was previewed is no longer what is current: look again before publishing."""

    key = "store-stale"


class UnknownVersion(StoreRefusal):
    """No such version."""

    key = "store-unknown-version"


class UnknownSnapshot(StoreRefusal):
    """The snapshot belonged to a history that a restore replaced."""

    key = "store-unknown-snapshot"


class NothingToChange(StoreRefusal):
    """The step would change nothing: already there, or no sample data to remove."""

    key = "store-nothing-to-change"


class NothingToPublish(StoreRefusal):
    """No drafts were given."""

    key = "store-nothing-to-publish"


class OverlappingDrafts(StoreRefusal):
    """Two drafts of one publish speak for the same form, unit and time."""

    key = "store-overlapping-drafts"


class ContradictoryDecisions(StoreRefusal):
    """Two projects are said to differ, and said to be the same by way of others."""

    key = "store-contradictory-decisions"


class ContradictsEarlier(StoreRefusal):
    """A decision cannot hold beside one that somebody took before."""

    key = "store-contradicts-earlier"


class CircularAlias(StoreRefusal):
    """A name would stand for itself, by way of others too."""

    key = "store-circular-alias"


class NotRemembered(StoreRefusal):
    """Nothing remembered has this id."""

    key = "store-not-remembered"


class ColumnChanged(StoreRefusal):
    """A declaration gives a column that holds rows another type."""

    key = "store-column-changed"


class FileExists(StoreRefusal):
    """A backup never overwrites a file."""

    key = "store-file-exists"


@dataclass(frozen=True)
class Duplicate:
    """A draft whose files, read the same way, are already visible."""

    batch_id: str
    ledger: str
    form: str
    unit: str
    as_of: date
    files: tuple[str, ...]
    version: int


class AlreadyPublished(StoreRefusal):
    """The same files are already there for the same unit, form and as-of."""

    key = "store-already-published"

    def __init__(self, duplicates: tuple[Duplicate, ...]) -> None:
        files = sorted({name for duplicate in duplicates for name in duplicate.files})
        super().__init__(files="、".join(files), version=max(d.version for d in duplicates))
        self.duplicates = duplicates
