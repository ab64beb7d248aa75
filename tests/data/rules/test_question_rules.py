"""Thresholds of questions: bundled values, a deployment's own, and what is refused."""

from __future__ import annotations

import pytest

from data.rules import RuleError, load_rules
from data.rules.files import read
from data.rules.questions import Questions


def test_jumps_are_met_within_their_bounds_and_both_ways():
    rules = load_rules().questions
    assert [(rules.jump_of(r) or rules.jump[0]).factor for r in (10_000, 0.0001, 10)] == [
        10_000,
        10_000,
        10,
    ]
    assert rules.jump_of(6_000).factor == 10_000
    assert rules.jump_of(4_000) is None
    assert rules.jump_of(10.1) is None
    assert rules.jump_of(0) is None
    assert rules.share_jump_of(0.01).factor == 100


def test_a_deployment_lays_its_own_thresholds_over(tmp_path):
    (tmp_path / "questions.toml").write_text("[years]\nfirst = 2010\n", encoding="utf-8")
    rules = read("questions", Questions, tmp_path)
    assert (rules.years.first, rules.years.last) == (2010, 2040)


@pytest.mark.parametrize(
    ("stated", "key"),
    [
        ("[years]\nfirst = 2050\n", "years"),
        ("[confidence]\nfield = 1.5\n", "confidence.field"),
        ('[units]\ncandidates = ["万元", "斤"]\n', "units.candidates.1"),
        ("[above]\nslip = 3\n", "above.slip"),
        ('[holding]\nkinds = ["jumps"]\n', "holding.kinds"),
        ('[holding]\nreasons = ["unit-hystory"]\n', "holding.reasons"),
    ],
)
def test_what_cannot_be_is_refused_with_its_key(tmp_path, stated, key):
    (tmp_path / "questions.toml").write_text(stated, encoding="utf-8")
    with pytest.raises(RuleError) as refused:
        read("questions", Questions, tmp_path)
    assert refused.value.key == key


def test_a_question_holds_by_its_kind_or_by_why_it_is_asked():
    holding = load_rules().questions.holding
    assert holding.holds("jump", ["jump-up"])
    assert holding.holds("unit", ["unit-unstated", "unit-history"])
    assert not holding.holds("unit", ["unit-unstated"])
    assert not holding.holds("order", ["order"])


def test_an_office_says_itself_what_holds(tmp_path):
    (tmp_path / "questions.toml").write_text('[holding]\nkinds = ["order"]\n', encoding="utf-8")
    holding = read("questions", Questions, tmp_path).holding
    assert holding.holds("order", []) and not holding.holds("jump", ["jump-up"])
