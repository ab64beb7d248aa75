"""The check-up: what an administrator has to know before it fails, each with what to do."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from data import audit
from data.environment import is_open_to_others, secrets_files, time_zone, var_folder
from data.files.sandbox.confine import keeps_readers_in
from data.formats import UNKNOWN
from data.inbox.backups import backups, made_at
from data.ledgers.registry import wrong_declarations
from data.log_forwarding import last_sent
from data.office_files import beside, is_whole
from data.rules import RuleError, load_rules
from data.rules.backups import Backups
from data.rules.files import FOLDER, read
from data.store import Store, StoreRefusal, tried
from data.store.failures import logs_set_aside
from data.texts import Language, SpokenRefusal

State = Literal["good", "warning", "bad"]
_SHOWN = 3
_MB = 1024 * 1024
# Clocks of two machines are never quite the same.
_APART = timedelta(minutes=5)
_LATELY = timedelta(days=7)


@dataclass(frozen=True)
class Finding:
    """What one check found. code: the message's key, arguments are put into its words.

    cause: what was refused, where its own words say it.
    """

    check: str
    state: State
    code: str
    arguments: dict[str, str | int] = field(default_factory=dict)
    cause: SpokenRefusal | RuleError | None = None

    def message(self, language: Language) -> str:
        """What was found; of settings also what to do."""
        return (self.cause or SpokenRefusal(self.code, **self.arguments)).message(language)

    def remedy(self, language: Language) -> str:
        """What to do; "" where all is well."""
        if self.state == "good" or isinstance(self.cause, RuleError):
            return ""
        return (self.cause or SpokenRefusal(self.code, **self.arguments)).remedy(language)


# None: settings that cannot be used keep it shut.
_Opened = Store | StoreRefusal | None


def examine(store: _Opened) -> tuple[Finding, ...]:
    """Every check in its order; a refusal, or None, stands for a database that does not open."""
    return tuple(finding for check in _CHECKS for finding in check(store))


def _database(store: _Opened) -> Iterator[Finding]:
    if isinstance(store, StoreRefusal):
        yield Finding("database", "bad", store.key, cause=store)
        return
    if store is None:
        yield Finding("database", "warning", "doctor-database-unseen")
        return
    check = "database"
    try:
        found = store.integrity()
    except StoreRefusal as refusal:
        yield Finding(check, "bad", refusal.key, cause=refusal)
        return
    if store.lost:
        yield Finding(check, "bad", "doctor-versions-lost", versions_lost(store))
    if store.done_again:
        yield Finding(check, "warning", "doctor-versions-redone", done_again(store))
    for one in logs_set_aside(store.path) if store.path else ():
        yield Finding(check, "warning", "doctor-log-set-aside", {"file": one.name})
    if found.damaged:
        yield Finding(check, "bad", "doctor-tables-damaged", {"tables": "、".join(found.damaged)})
    if found.stray:
        yield Finding(check, "bad", "doctor-rows-stray", {"tables": "、".join(found.stray)})
    if found.damaged_files:
        some = "、".join(one[:12] for one in found.damaged_files[:_SHOWN])
        given: dict[str, str | int] = {"count": len(found.damaged_files), "files": some}
        yield Finding(check, "bad", "doctor-files-damaged", given)
    if found.is_sound and not (store.lost or store.done_again):
        given = {"tables": found.tables, "rows": found.rows, "files": found.files}
        yield Finding(check, "good", "doctor-database-good", given)


def done_again(store: Store) -> dict[str, str | int]:
    """How many versions were lost and done again, and which they are."""
    made = store.done_again
    return {"count": len(made), "versions": "、".join(str(one.version) for one in made)}


def versions_lost(store: Store) -> dict[str, str | int]:
    """How many versions are gone, which they are, and the files that they had brought."""
    gone = store.lost
    files = dict.fromkeys(name for one in gone for name in one.files)
    return {
        "count": len(gone),
        "versions": "、".join(str(one.version) for one in gone),
        "files": "、".join(files) or UNKNOWN,
    }


def _settings(_store: _Opened) -> Iterator[Finding]:
    known = {path.name for path in FOLDER.glob("*.toml")}
    folder = var_folder() / "rules"
    laid_over = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    found = list[Finding]()
    for name in (one for one in laid_over if one not in known):
        near = difflib.get_close_matches(name, known, n=1)
        code = "doctor-settings-misspelt" if near else "doctor-settings-unknown"
        given: dict[str, str | int] = {"file": name, "near": near[0] if near else ""}
        found.append(Finding("settings", "warning", code, given))
    try:
        load_rules.__wrapped__()  # as they stand now: the next start reads them
    except RuleError as wrong:
        found.append(Finding("settings", "bad", wrong.code, cause=wrong))
    found += [Finding("settings", "warning", one.key, cause=one) for one in wrong_declarations()]
    own = [one for one in laid_over if one in known]
    yield from found or [Finding("settings", "good", "doctor-settings-good", {"count": len(own)})]


def _disk(_store: _Opened) -> Iterator[Finding]:
    free = shutil.disk_usage(var_folder()).free // _MB
    given: dict[str, str | int] = {"free": free, "least": _rules().free_mb}
    is_low = free < _rules().free_mb
    yield Finding(
        "disk", "warning" if is_low else "good", f"doctor-disk-{'low' if is_low else 'good'}", given
    )


def _clock(store: _Opened) -> Iterator[Finding]:
    now = datetime.now(ZoneInfo(time_zone()))
    versions = store.versions() if isinstance(store, Store) else ()
    last = max((one.at for one in versions), default=now)
    given: dict[str, str | int] = {"now": f"{now:%Y-%m-%d %H:%M}"}
    if last > now + _APART:
        given["last"] = f"{last.astimezone(now.tzinfo):%Y-%m-%d %H:%M}"
        yield Finding("clock", "bad", "doctor-clock-behind", given)
    else:
        yield Finding("clock", "good", "doctor-clock-good", given)


def _backups(store: _Opened) -> Iterator[Finding]:
    versions = store.versions() if isinstance(store, Store) else ()
    newest = next(iter(backups()), None)
    if newest is None:
        if versions or not isinstance(store, Store):
            yield Finding("backups", "warning", "doctor-backups-none")
        else:
            yield Finding("backups", "good", "doctor-backups-not-needed")
        return
    given: dict[str, str | int] = {"file": newest.name}
    try:
        given["version"], found = tried(newest)
    except StoreRefusal:
        yield Finding("backups", "bad", "doctor-backup-unreadable", given)
        return
    if not found.is_sound or (beside(newest).exists() and not is_whole(beside(newest))):
        yield Finding("backups", "bad", "doctor-backup-unreadable", given)
        return
    made = made_at(newest)
    days = (datetime.now(made.tzinfo) - made).days
    is_newer = bool(versions) and versions[0].at > made
    is_old = is_newer and days >= _rules().stale_days
    given["days"] = days
    yield Finding(
        "backups",
        "warning" if is_old else "good",
        f"doctor-backup-{'old' if is_old else 'good'}",
        given,
    )


def _log(_store: _Opened) -> Iterator[Finding]:
    found = audit.check()
    given: dict[str, str | int] = {"count": found.entries, "torn": found.torn}
    if found.missing:
        yield Finding("log", "bad", "doctor-log-short", {"missing": found.missing})
    if found.broken_after is not None:
        yield Finding("log", "bad", "doctor-log-changed", {"after": found.broken_after})
    if found.is_sound:
        yield Finding("log", "good", f"doctor-log-{'torn' if found.torn else 'good'}", given)


def _forwarding(_store: _Opened) -> Iterator[Finding]:
    try:
        host = load_rules().access.forwarding.host
    except RuleError:
        return
    if not host:
        return
    entries, sent = audit.entries(), last_sent()
    given: dict[str, str | int] = {"host": host, "sent": sent}
    given["newest"] = entries[-1].number if entries else 0
    waiting = [one for one in entries if one.number > sent]
    given["count"] = len(waiting)
    if entries and sent > entries[-1].number:
        yield Finding("forwarding", "bad", "doctor-forwarding-ahead", given)
    elif waiting and waiting[0].at < datetime.now(UTC) - _APART:
        yield Finding("forwarding", "bad", "doctor-forwarding-behind", given)
    else:
        yield Finding("forwarding", "good", "doctor-forwarding-good", given)


def _door(_store: _Opened) -> Iterator[Finding]:
    since = datetime.now(UTC) - _LATELY
    refused = [one for one in audit.entries() if one.act == "unencrypted" and one.at > since]
    given: dict[str, str | int] = {"days": _LATELY.days}
    if refused:
        given["addresses"] = "、".join([*dict.fromkeys(one.address for one in refused)][:_SHOWN])
    code = f"doctor-door-{'refused' if refused else 'good'}"
    yield Finding("door", "warning" if refused else "good", code, given)


def _readers(_store: _Opened) -> Iterator[Finding]:
    is_kept = keeps_readers_in()
    code = f"doctor-readers-{'good' if is_kept else 'free'}"
    yield Finding("readers", "good" if is_kept else "warning", code)


def _secrets(_store: _Opened) -> Iterator[Finding]:
    open_ones = [one for one in secrets_files() if is_open_to_others(one)]
    for one in open_ones:
        yield Finding("secrets", "bad", "doctor-secrets-open", {"file": one.name})
    if not open_ones:
        yield Finding("secrets", "good", "doctor-secrets-good")


def _rules() -> Backups:
    try:
        return load_rules().backups
    except RuleError:
        return read("backups", Backups, None)


_CHECKS: tuple[Callable[[_Opened], Iterator[Finding]], ...] = (
    _database,
    _settings,
    _disk,
    _clock,
    _backups,
    _log,
    _forwarding,
    _door,
    _secrets,
    _readers,
)
