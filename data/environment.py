"""The one place where the environment is read.

LEDGER_DATABASE     path of the DuckDB file (default var/signboard.duckdb)
SIGNBOARD_VAR       folder for everything that is not code (default var/)
SIGNBOARD_TIMEZONE  the office's time zone, in which upload times are shown (default Asia/Shanghai)
SIGNBOARD_THREADS   cores that the database works on at once, a whole number (default all)

What an uploaded file may cost; each is a whole number above zero:

SIGNBOARD_FILE_MB          size of the file as uploaded (default 20)
SIGNBOARD_UNPACKED_MB      size of its parts once unpacked (default 400)
SIGNBOARD_ARCHIVE_ENTRIES  number of parts in a package (default 4000)
SIGNBOARD_SHEETS           sheets in a workbook (default 1000)
SIGNBOARD_CELLS            cells of the used ranges of all sheets (default 5000000)
SIGNBOARD_READ_SECONDS     time until the reading process is ended (default 60)
SIGNBOARD_UNDERSTAND_SECONDS  time for finding and checking the tables of a file (default 120)
SIGNBOARD_READ_MEMORY_MB   memory of the reading process (default 500)
SIGNBOARD_UNDERSTAND_MEMORY_MB  memory of the process that understands an upload (default 1500)
SIGNBOARD_ISSUES           findings in one file; more are not listed one by one (default 200000)
SIGNBOARD_READERS          reading processes at once; further files wait (default 2)
SIGNBOARD_UPLOADS_MB       what was read and waits in memory to be published (default 300)
SIGNBOARD_KEPT_FILE_MB     size of the largest file that is kept as it came (default 20)
"""

from __future__ import annotations

import os
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ROOT = Path(__file__).resolve().parent.parent


def var_folder() -> Path:
    """Folder of the database, uploads, inbox and token; made when first asked for."""
    folder = Path(os.environ.get("SIGNBOARD_VAR", ROOT / "var"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def use_var_folder(folder: str) -> None:
    """From now on this process, and those that it starts, keep everything in another folder."""
    os.environ["SIGNBOARD_VAR"] = folder


def database_path() -> Path:
    """The embedded database's file."""
    return Path(os.environ.get("LEDGER_DATABASE", var_folder() / "signboard.duckdb"))


def inbox_folder() -> Path:
    """Files copied into ``<inbox>/<unit>/`` are imported by the running app."""
    return var_folder() / "inbox"


def own_ledgers_folder() -> Path:
    """Where the ledgers that the office declared lie, a TOML file each."""
    return var_folder() / "ledgers"


def time_zone() -> str:
    """Name of the office's time zone (IANA); raises SettingError."""
    name = os.environ.get("SIGNBOARD_TIMEZONE", "Asia/Shanghai")
    try:
        return ZoneInfo(name).key
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise SettingError("SIGNBOARD_TIMEZONE", name, "setting-zone-wrong") from None


def database_threads() -> int | None:
    """Cores that the database may use at once, None for all; raises SettingError."""
    return whole_number("SIGNBOARD_THREADS", 0) or None


class SettingError(ValueError):
    """A variable holds something that is no setting; name and value say which and what.

    key: the message that says what is needed, in the catalogues.
    """

    def __init__(self, name: str, value: str, key: str = "setting-wrong") -> None:
        super().__init__(f"{name}={value!r} is no setting ({key})")
        self.name = name
        self.key = key
        self.value = value


def whole_number(name: str, default: int) -> int:
    """A variable that is a whole number above zero; raises SettingError."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if not (value.isascii() and value.isdecimal()) or int(value) == 0:
        raise SettingError(name, value)
    return int(value)


def loads_sample() -> bool:
    """Whether an empty database starts with the sample workbooks."""
    return os.environ.get("SIGNBOARD_SAMPLE", "") == "1"
