"""What a rule rests on, for readers of each language."""

from __future__ import annotations

from data.language import speaking
from data.rules import load_rules
from data.screens.figure import cited


def test_an_own_setting_is_told_in_the_readers_language_alone():
    own = load_rules().scoreboard.deductions
    with speaking("en"):
        assert cited(own.source) == own.source_en
    with speaking("zh"):
        assert cited(own.source) == own.source


def test_a_published_source_stands_as_written_behind_its_english():
    rules = load_rules()
    source = rules.lights.rule[0].levels[0].source
    gloss = rules.glosses[source]
    with speaking("en"):
        assert cited(source) == f"{gloss} ({source})"
