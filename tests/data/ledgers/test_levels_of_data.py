"""The levels of data in docs/security.md are those of the ledgers' fields, each field in one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from data.ledgers import ledgers
from data.ledgers.declared_field import PERSONAL, Sensitivity

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "security.md"

OF_A_PERSON = re.compile(r"_(person|phone|officer|contact)$|attendees|counterpart|introducer")


def written():
    """Level → the sensitivities that the document's table gives it."""
    text = DOCUMENT.read_text(encoding="utf-8").split("## What is how secret")[1]
    rows = re.findall(r"^\| (\w+)((?: \([^|]*\))?) \|", text.split("\n## ")[0], re.MULTILINE)
    return {level: re.findall(r"`(\w+)`", named) for level, named in rows if level != "level"}


def test_every_sensitivity_of_a_field_belongs_to_one_documented_level():
    told = written()
    assert set(told) == {"open", "internal", "personal", "secret"}
    assert sorted(one for named in told.values() for one in named) == sorted(get_args(Sensitivity))
    assert sorted(told["personal"]) == sorted(PERSONAL)


def test_whoever_is_named_as_a_contact_an_officer_or_an_attendee_is_personal():
    found = {
        f"{ledger.name}.{field.name}": field.sensitivity
        for ledger in ledgers()
        for field in ledger.fields
        if OF_A_PERSON.search(field.name)
    }
    assert len(found) > 8
    assert {name for name, level in found.items() if level not in PERSONAL} == set()
