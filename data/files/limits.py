"""How much one file may cost before it is refused.

The defaults fit a server of two cores that other people use at the same time: a ledger
of 100,000 rows and 25 columns passes (16 MB, about 2.5 million cells), a file made to
exhaust the machine does not. Each can be set where the server is started (the variables
are listed in data.environment and docs/robustness.md).
"""

from __future__ import annotations

from dataclasses import dataclass

from data.environment import whole_number

MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Limits:
    """What a reader may use; a file that needs more is refused with the limit named.

    file_bytes: size of the file as uploaded.
    unpacked_bytes: sum of the sizes that an archive declares for its parts.
    unpacked_ratio: unpacked ÷ packed of one part above which it counts as a bomb;
        asked of parts above bomb_bytes only, since small parts of a sheet with
        thousands of equal rows compress very well.
    archive_entries: number of parts in the archive.
    sheets: number of sheets; a list of a few kilobytes can name one part again and again.
    cells: rows × columns of the used ranges of all sheets together.
    memory_bytes: address space of the reading process (where the system can limit it).
    seconds: time on the clock until the reading process is ended.
    understanding_seconds: time on the clock for what follows: finding the tables, reading
        their values, checking them.
    understanding_bytes: memory of the process that understands the files of an upload
        (where the system can limit it).
    issues: findings in one file above which listing them helps nobody.
    """

    file_bytes: int = 20 * MEGABYTE
    unpacked_bytes: int = 400 * MEGABYTE
    unpacked_ratio: int = 250
    bomb_bytes: int = 16 * MEGABYTE
    archive_entries: int = 4000
    sheets: int = 1000
    cells: int = 5_000_000
    memory_bytes: int = 500 * MEGABYTE
    seconds: int = 60
    understanding_seconds: int = 120
    understanding_bytes: int = 1500 * MEGABYTE
    issues: int = 200_000


def limits_set() -> Limits:
    """The limits as the environment sets them; raises SettingError."""
    usual = Limits()
    return Limits(
        file_bytes=_megabytes("SIGNBOARD_FILE_MB", usual.file_bytes),
        unpacked_bytes=_megabytes("SIGNBOARD_UNPACKED_MB", usual.unpacked_bytes),
        archive_entries=whole_number("SIGNBOARD_ARCHIVE_ENTRIES", usual.archive_entries),
        sheets=whole_number("SIGNBOARD_SHEETS", usual.sheets),
        cells=whole_number("SIGNBOARD_CELLS", usual.cells),
        memory_bytes=_megabytes("SIGNBOARD_READ_MEMORY_MB", usual.memory_bytes),
        seconds=whole_number("SIGNBOARD_READ_SECONDS", usual.seconds),
        understanding_seconds=whole_number(
            "SIGNBOARD_UNDERSTAND_SECONDS", usual.understanding_seconds
        ),
        understanding_bytes=_megabytes("SIGNBOARD_UNDERSTAND_MEMORY_MB", usual.understanding_bytes),
        issues=whole_number("SIGNBOARD_ISSUES", usual.issues),
    )


def readers_at_once() -> int:
    """How many reading processes may work at the same time; raises SettingError."""
    return whole_number("SIGNBOARD_READERS", 2)


def open_uploads_bytes() -> int:
    """How much of what was read waits in memory to be published; raises SettingError."""
    return _megabytes("SIGNBOARD_UPLOADS_MB", 300 * MEGABYTE)


def kept_file_bytes() -> int:
    """The size of the largest uploaded file that is kept as it came; raises SettingError."""
    return _megabytes("SIGNBOARD_KEPT_FILE_MB", 20 * MEGABYTE)


def _megabytes(name: str, usual: int) -> int:
    return whole_number(name, usual // MEGABYTE) * MEGABYTE
