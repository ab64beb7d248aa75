"""Every problem code that a parser can give has a sentence and a remedy in both languages."""

import re
from pathlib import Path

import pytest

from data import texts, values

FOLDER = Path(values.__file__).parent
CODE = re.compile(
    r'"((?:amount|date|number|integer|share|text|flag|names|coordinate|cell|formula|value)-[a-z-]+)"'
)
ARGUMENTS = {
    "text": "x",
    "shown": "6.5%",
    "unit": "亿元",
    "header_unit": "万元",
    "currency": "美元",
    "read": "5",
    "parts": "a、b",
    "year": "2021",
    "rest": "等",
    "count": 900,
}


def codes() -> set[str]:
    return {code for path in FOLDER.glob("*.py") for code in CODE.findall(path.read_text("utf-8"))}


def test_codes_are_found():
    assert len(codes()) > 35


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_has_a_message_and_a_remedy(language):
    keys = [key for code in sorted(codes()) for key in (code, f"{code}.remedy")]
    assert [key for key in keys if not texts.text(language, key, **ARGUMENTS)] == []
