"""The sample's meeting pack, word for word: a changed figure, word or look shows as a diff."""

from __future__ import annotations

import pytest

from tests.golden.pack_text import FOLDER, pack_texts


@pytest.fixture(scope="module")
def once():
    return {}


@pytest.fixture
def made(sample_var, once):
    once.update(once or pack_texts())
    return once


def test_every_document_is_as_it_was_read_last(made):
    assert set(made) == {path.name for path in FOLDER.glob("*.txt")}
    for name, text in made.items():
        assert text == (FOLDER / name).read_text(encoding="utf-8"), (
            f"{name}: read the difference; where it is meant: python -m tests.golden.pack_text"
        )


def test_the_golden_figures_stand_in_every_document(made):
    assert "¥79.99 bn" in made["slides.en.txt"]
    for name in ("slides.zh.txt", "notice.txt", "lists.zh.txt", "wall.zh.txt"):
        assert "799.86" in made[name]
    assert "45.39" in made["notice.txt"]
    assert "施工季" not in made["notice.txt"]
