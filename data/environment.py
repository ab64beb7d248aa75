"""The one place where the environment is read.

LEDGER_DATABASE     path of the DuckDB file (default var/signboard.duckdb), or a lake that servers
                    share: ducklake:postgres:dbname=… host=…, for one server ducklake:FILE
SIGNBOARD_LAKE_STORE  where the lake's tables lie: a folder, or s3://bucket/prefix
SIGNBOARD_LAKE_ENDPOINT  address of an S3 server of one's own, as in http://store.office.lan:8333
SIGNBOARD_LAKE_REGION  its region (default us-east-1)
AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY  its key; PGPASSFILE or PGPASSWORD open the catalogue
SIGNBOARD_VAR       folder for everything that is not code (default var/)
SIGNBOARD_PREFECTURE  folder of everything of the prefecture that this county belongs to (default
                    none): accounts are kept there, figures are reported there
SIGNBOARD_TIMEZONE  the office's time zone, in which upload times are shown (default Asia/Shanghai)
SIGNBOARD_SITE      address by which people reach the app behind a reverse proxy, as in
                    signboard.office.lan (default none: this machine); links begin with it
SIGNBOARD_PROXY_TOKEN  what the reverse proxy proves itself with (docs/security.md; default none)
SIGNBOARD_THREADS   cores that the database works on at once, a whole number (default all)
SIGNBOARD_SCANNER   antivirus that looks at each file first: a program and its words, to which the
                    file's path is added; it leaves with 0 for clean, 1 for found (default none)

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
import shlex
import stat
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ROOT = Path(__file__).resolve().parent.parent
PROXY_TOKEN = "SIGNBOARD_PROXY_TOKEN"  # noqa: S105 - the variable's name

_LAKE = "ducklake:"
_THROUGH = 0o711
_PRIVATE = 0o077
_usual_mask: int | None = None
# What lies in the folder of everything, beside the inbox that is shared.
_OWN = (
    "access",
    "accounts",
    "audit",
    "backups",
    "due",
    "errands",
    "ledgers",
    "log",
    "members",
    "rules",
    "sample",
    "uploads",
    "working",
)
_OWN_FILES = ("access.json", "fault.txt", "*.duckdb", "*.duckdb.wal*", "*.duckdb.versions")


def keep_files_private() -> None:
    """From now on what this process makes is the account's alone, where nothing else is said."""
    global _usual_mask  # noqa: PLW0603 - the system has one mask a process
    _usual_mask = os.umask(_PRIVATE)


def hand_out(path: Path) -> None:
    """A document that a person asked for is as open as files usually are: it is to be sent on."""
    if _usual_mask is not None:
        path.chmod(0o666 & ~_usual_mask)


def make_own_files_private() -> None:
    """Close to others what an earlier release left open to them in the folder of everything.

    Only what belongs to this account; the inbox stays as the office has it.
    """
    if os.name == "nt":
        return
    folder = var_folder()
    _tighten(folder, _THROUGH)
    files = [path for pattern in _OWN_FILES for path in folder.glob(pattern)]
    if (database := database_path()) is not None:
        files += [database, database.with_name(f"{database.name}.wal")]
    for path in (*files, *secrets_files()):
        _tighten(path, 0o600)
    for own in _OWN:
        for inner, folders, names in os.walk(folder / own):
            for name in (".", *folders, *names):
                _tighten(Path(inner) / name, 0o700)


def secrets_files() -> tuple[Path, ...]:
    """Where the secrets of the organisation's sign-in lie, if no service hands them over."""
    homes = [ROOT]
    with suppress(RuntimeError):
        homes.append(Path.home())
    return tuple(home / ".streamlit" / "secrets.toml" for home in homes)


def is_open_to_others(path: Path) -> bool:
    """Whether other accounts of the machine have any right to a file that is there."""
    if os.name == "nt":
        return False
    with suppress(OSError):
        return bool(stat.S_IMODE(path.stat().st_mode) & _PRIVATE)
    return False


def _tighten(path: Path, most: int) -> None:
    """Take from a file or folder of this account every right beyond ``most``."""
    with suppress(OSError):
        found = path.lstat()
        is_own = found.st_uid == os.getuid() and not stat.S_ISLNK(found.st_mode)
        if is_own and stat.S_IMODE(found.st_mode) & ~most:
            path.chmod(stat.S_IMODE(found.st_mode) & most)


def var_folder() -> Path:
    """Folder of the database, uploads, inbox and token; made when first asked for."""
    folder = Path(os.environ.get("SIGNBOARD_VAR", ROOT / "var"))
    if missing := [one for one in (folder, *folder.parents) if not one.is_dir()]:
        folder.mkdir(parents=True, exist_ok=True)
        for one in missing:
            # What is in it is private; the inbox is reached through it.
            one.chmod(_THROUGH)
    return folder


def use_var_folder(folder: str) -> None:
    """From now on this process, and those that it starts, keep everything in another folder."""
    os.environ["SIGNBOARD_VAR"] = folder


def database_path() -> Path | None:
    """The embedded database's file; None where the ledger lies in a lake."""
    named = os.environ.get("LEDGER_DATABASE", "").strip()
    if named.startswith(_LAKE):
        return None
    return Path(named or var_folder() / "signboard.duckdb")


def database_is_there() -> bool:
    """Whether there is anything to open; a lake tells only when it is opened."""
    path = database_path()
    return path is None or path.is_file()


def backups_folder() -> Path:
    """Where the app keeps its backups: beside the file, those of a lake in the own folder."""
    path = database_path()
    return (var_folder() if path is None else path.parent) / "backups"


def own_database() -> str:
    """The ledger by its one name, its file or its catalogue: whose a job or a draft is."""
    path = database_path()
    return os.environ["LEDGER_DATABASE"].strip() if path is None else str(path.resolve())


@dataclass(frozen=True)
class LakeSettings:
    """A ledger in a lake. catalogue: postgres:… or a file; store: a folder or s3://…, with "/"."""

    catalogue: str
    store: str
    endpoint: str = ""
    region: str = ""
    key_id: str = ""
    secret: str = field(default="", repr=False)

    @property
    def is_postgres(self) -> bool:
        """Whether servers share its catalogue."""
        return self.catalogue.startswith(("postgres:", "postgresql:"))

    @property
    def is_s3(self) -> bool:
        """Whether its tables lie in a store of objects."""
        return self.store.startswith("s3://")

    def secret_values(self) -> dict[str, str | bool]:
        """What queries/lake/secret.sql reads."""
        host = self.endpoint.partition("://")[2] or self.endpoint
        return {
            "key_id": self.key_id,
            "secret": self.secret,
            "endpoint": host.rstrip("/") or "s3.amazonaws.com",
            "region": self.region or "us-east-1",
            "use_ssl": not self.endpoint.startswith("http://"),
            "url_style": "path" if host else "vhost",
        }


def lake_settings(named: str = "") -> LakeSettings | None:
    """The lake that the ledger lies in, None where it is a file; raises SettingError.

    named: what stands in place of LEDGER_DATABASE.
    """
    named = named.strip() or os.environ.get("LEDGER_DATABASE", "").strip()
    if not named.startswith(_LAKE):
        return None
    catalogue = named.removeprefix(_LAKE)
    store = os.environ.get("SIGNBOARD_LAKE_STORE", "").strip()
    if not catalogue or not store:
        raise SettingError("SIGNBOARD_LAKE_STORE", store, "setting-lake-store")
    found = LakeSettings(
        catalogue,
        store,
        os.environ.get("SIGNBOARD_LAKE_ENDPOINT", "").strip(),
        os.environ.get("SIGNBOARD_LAKE_REGION", "").strip(),
        os.environ.get("AWS_ACCESS_KEY_ID", ""),
        os.environ.get("AWS_SECRET_ACCESS_KEY", ""),
    )
    if not found.is_postgres:
        found = replace(found, catalogue=str(Path(catalogue).resolve()))
    whole = store if found.is_s3 else str(Path(store).resolve())
    return replace(found, store=f"{whole.rstrip('/')}/")


def database_key() -> str:
    """The same as a few letters, for names of files."""
    return sha256(own_database().encode(errors="replace")).hexdigest()[:10]


def private_folder(name: str) -> Path:
    """A folder in the folder of everything that only the app's account may open."""
    return _private(var_folder(), name)


def _private(within: Path, name: str) -> Path:
    folder = within / name
    if not folder.is_dir():
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def prefecture_folder() -> Path | None:
    """The folder of everything of the prefecture that this county belongs to; None without one."""
    named = os.environ.get("SIGNBOARD_PREFECTURE", "").strip()
    return Path(named).resolve() if named else None


def county_environment(folder: Path, database: str) -> dict[str, str]:
    """The variables of a county's server: those of this process, its own folder and ledger.

    database: "" for a file in the folder.
    """
    own = {
        "SIGNBOARD_VAR": str(folder.resolve()),
        "SIGNBOARD_PREFECTURE": str(var_folder().resolve()),
        "LEDGER_DATABASE": database,
        "SIGNBOARD_SAMPLE": "",
    }
    return {**os.environ, **own}


def people_folder(name: str) -> Path:
    """A private folder of accounts or sessions: counties of a prefecture have them together."""
    return _private(prefecture_folder() or var_folder(), name)


def working_folder() -> Path:
    """Where copies lie while they are read, those of each database's app by themselves."""
    folder = var_folder() / "working" / database_key()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


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


def site() -> str:
    """The address by which people reach the app, as in "https://signboard.office.lan".

    "" where none is set. Of several, as the proxy may have them, the first.
    """
    said = os.environ.get("SIGNBOARD_SITE", "").replace(",", " ").split()
    if not said:
        return ""
    first = said[0].rstrip("/")
    return first if "://" in first else f"https://{first}"


def proxy_token() -> str:
    """What the reverse proxy proves itself with; "" where nothing is asked of it."""
    return os.environ.get(PROXY_TOKEN, "").strip()


def database_threads() -> int | None:
    """Cores that the database may use at once, None for all; raises SettingError."""
    return whole_number("SIGNBOARD_THREADS", 0) or None


def scanner() -> list[str]:
    """The antivirus's program and words; none where none is set. Raises SettingError."""
    said = os.environ.get("SIGNBOARD_SCANNER", "")
    try:
        return shlex.split(said)
    except ValueError:
        raise SettingError("SIGNBOARD_SCANNER", said, "setting-words-wrong") from None


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
