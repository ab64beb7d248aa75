"""``python -m tools.advisories FILE``: which locked packages have known weaknesses, since when.

FILE is the archive of advisories for Python packages in OSV's format (a zip of JSON files), fetched
where there is a network and carried here. docs/security.md says how soon a weakness is mended; exit
1 where one has been public for longer.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

LOCK = Path("requirements.txt")
# docs/security.md: what can be reached from the network, and any other.
FROM_NETWORK, OTHER = 7, 30
_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


@dataclass(frozen=True)
class Weakness:
    """One that a locked version has. days: since when it has been public; may: how many it may."""

    name: str
    package: str
    version: str
    days: int
    may: int

    @property
    def is_overdue(self) -> bool:
        """Whether a release should have mended it."""
        return self.days > self.may


def locked(text: str) -> dict[str, str]:
    """Package → version in a lock."""
    return {canonicalize_name(name): version for name, version in _LOCKED.findall(text)}


def weaknesses(
    packages: dict[str, str], advisories: Iterable[dict[str, Any]], now: datetime
) -> Iterator[Weakness]:
    """Those of the advisories, not withdrawn, that speak of a locked version."""
    for one in advisories:
        if "withdrawn" in one:
            continue
        since = datetime.fromisoformat(one["published"])
        scores = [str(score.get("score", "")) for score in one.get("severity", ())]
        # Without a score nobody has said that it cannot be reached.
        may = FROM_NETWORK if not scores or any("/AV:N" in score for score in scores) else OTHER
        for affected in one.get("affected", ()):
            package = affected.get("package", {})
            name = canonicalize_name(str(package.get("name", "")))
            version = packages.get(name)
            if package.get("ecosystem") == "PyPI" and version and _has(affected, version):
                yield Weakness(str(one["id"]), name, version, (now - since).days, may)
                break


def _has(affected: dict[str, Any], version: str) -> bool:
    if version in affected.get("versions", ()):
        return True
    return any(
        _lies_in(span.get("events", ()), Version(version))
        for span in affected.get("ranges", ())
        if span.get("type") == "ECOSYSTEM"
    )


def _lies_in(events: Iterable[dict[str, str]], version: Version) -> bool:
    """Events come in their order: a version has the weakness from one and loses it with another."""
    has = False
    for event in events:
        try:
            if "introduced" in event and _at_least(version, event["introduced"]):
                has = True
            if "fixed" in event and _at_least(version, event["fixed"]):
                has = False
            if "last_affected" in event and version > Version(event["last_affected"]):
                has = False
        except InvalidVersion:
            continue
    return has


def _at_least(version: Version, least: str) -> bool:
    return least == "0" or version >= Version(least)


def _read(archive: Path) -> Iterator[dict[str, Any]]:
    with zipfile.ZipFile(archive) as package:
        for name in package.namelist():
            if name.endswith(".json"):
                yield json.loads(package.read(name))


def main(words: list[str] | None = None) -> int:
    """Print each weakness of the lock, the overdue ones marked."""
    parser = argparse.ArgumentParser(prog="python -m tools.advisories")
    parser.add_argument("file", type=Path, help="the archive of advisories")
    asked = parser.parse_args(words)
    packages = locked(LOCK.read_text(encoding="utf-8"))
    found = sorted(
        weaknesses(packages, _read(asked.file), datetime.now(UTC)), key=lambda one: -one.days
    )
    for one in found:
        mark = "OVERDUE " if one.is_overdue else ""
        print(f"{mark}{one.package} {one.version}: {one.name}, public for {one.days} days")
    print(f"{len(packages)} packages, {len(found)} known weaknesses")
    return int(any(one.is_overdue for one in found))


if __name__ == "__main__":
    sys.exit(main())
