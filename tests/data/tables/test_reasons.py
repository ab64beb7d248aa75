"""Every reason that a row can get has words in both languages."""

import re
from pathlib import Path

import pytest

from data import tables as layout
from data import texts

SOURCES = "".join(path.read_text("utf-8") for path in Path(layout.__file__).parent.glob("*.py"))
REASONS = sorted(set(re.findall(r'RoleOf\(RowRole\.[A-Z]+, "([a-z-]+)"', SOURCES)))


def test_reasons_are_found():
    assert len(REASONS) >= 9


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("reason", REASONS)
def test_reason_has_words(reason, language):
    assert texts.text(language, f"layout-reason-{reason}")
