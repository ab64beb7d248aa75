"""The ledger database: versions in, snapshots out. The only package that opens DuckDB."""

from data.drafts import Decision, ProjectName, Verdict
from data.store.backup import tried
from data.store.decisions import Contradiction, NamedPlace, Placement, Taken
from data.store.following import follow
from data.store.integrity import Integrity
from data.store.lake import database
from data.store.mappings import MappedSheet, Memory, RememberedAlias, RememberedMapping
from data.store.refusals import (
    AlreadyPublished,
    Busy,
    CircularAlias,
    ContradictoryDecisions,
    ContradictsEarlier,
    Duplicate,
    FileExists,
    NewerDatabase,
    NotALedgerDatabase,
    NothingToChange,
    NothingToPublish,
    NotRemembered,
    OverlappingDrafts,
    Stale,
    StoreRefusal,
    UnknownSnapshot,
    UnknownVersion,
    Unreachable,
)
from data.store.snapshots import Snapshot
from data.store.store import Store, close_store, open_store
from data.store.versions import BatchSummary, Version

__all__ = [
    "AlreadyPublished",
    "BatchSummary",
    "Busy",
    "CircularAlias",
    "Contradiction",
    "ContradictoryDecisions",
    "ContradictsEarlier",
    "Decision",
    "Duplicate",
    "FileExists",
    "Integrity",
    "MappedSheet",
    "Memory",
    "NamedPlace",
    "NewerDatabase",
    "NotALedgerDatabase",
    "NotRemembered",
    "NothingToChange",
    "NothingToPublish",
    "OverlappingDrafts",
    "Placement",
    "ProjectName",
    "RememberedAlias",
    "RememberedMapping",
    "Snapshot",
    "Stale",
    "Store",
    "StoreRefusal",
    "Taken",
    "UnknownSnapshot",
    "UnknownVersion",
    "Unreachable",
    "Verdict",
    "Version",
    "close_store",
    "database",
    "follow",
    "open_store",
    "tried",
]
