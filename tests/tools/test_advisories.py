"""A locked package with a weakness that has been public for too long fails the check."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from tools.advisories import LOCK, locked, main, weaknesses

NOW = datetime(2026, 12, 1, tzinfo=UTC)
NETWORK, LOCAL = "CVSS:3.1/AV:N/AC:L", "CVSS:3.1/AV:L/AC:L"
PACKAGE, VERSION = next(iter(locked(LOCK.read_text(encoding="utf-8")).items()))


def an_advisory(days=40, score=NETWORK, now=NOW, name=PACKAGE, **affected):
    told = affected or {"versions": [VERSION]}
    return {
        "id": "EXAMPLE-1",
        "published": (now - timedelta(days=days)).isoformat(),
        "severity": [{"type": "CVSS_V3", "score": score}] if score else [],
        "affected": [{"package": {"ecosystem": "PyPI", "name": name}, **told}],
    }


def found(*advisories):
    return [*weaknesses({PACKAGE: VERSION}, advisories, NOW)]


@pytest.mark.parametrize(
    ("days", "score", "is_overdue"),
    [(7, NETWORK, False), (8, NETWORK, True), (8, "", True), (30, LOCAL, False), (31, LOCAL, True)],
)
def test_a_weakness_is_overdue_by_what_can_reach_it(days, score, is_overdue):
    (one,) = found(an_advisory(days, score))
    assert one.is_overdue == is_overdue


def spans(*events):
    return {"ranges": [{"type": "ECOSYSTEM", "events": [*events]}]}


@pytest.mark.parametrize(
    ("events", "count"),
    [
        ([{"introduced": "0"}], 1),
        ([{"introduced": "0"}, {"fixed": "0.0.1"}], 0),
        ([{"introduced": "99999"}], 0),
        ([{"introduced": "0"}, {"last_affected": "0.0.1"}], 0),
        ([{"introduced": "0"}, {"fixed": "0.0.1"}, {"introduced": "0.0.2"}], 1),
    ],
)
def test_a_version_has_what_was_brought_in_before_it_and_not_mended(events, count):
    assert len(found(an_advisory(**spans(*events)))) == count


def test_what_was_withdrawn_or_speaks_of_another_package_is_none():
    assert found({**an_advisory(), "withdrawn": NOW.isoformat()}) == []
    assert found(an_advisory(name="example-of-nobody")) == []


@pytest.mark.parametrize(("days", "code"), [(3, 0), (60, 1)])
def test_the_lock_itself_is_held_against_the_archive(tmp_path, capsys, days, code):
    path = tmp_path / "advisories.zip"
    with zipfile.ZipFile(path, "w") as package:
        told = an_advisory(days, now=datetime.now(UTC))
        package.writestr("EXAMPLE-1.json", json.dumps(told))
    assert main([str(path)]) == code
    printed = capsys.readouterr().out
    assert f"{PACKAGE} {VERSION}: EXAMPLE-1" in printed
    assert ("OVERDUE" in printed) == bool(code)
