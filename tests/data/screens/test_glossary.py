"""The glossary explains every figure, stage, limit and measure out of the settings in force."""

from __future__ import annotations

import pytest

from data.language import speaking
from data.ledgers.registry import ledgers
from data.rules import load_rules
from data.screens.glossary import FIGURE, groups, terms
from data.trace.figures import figures
from tests.builders.own_ledgers import ROADS, an_office


def found(language="zh"):
    with speaking(language):
        return {one.key: one for one in terms()}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_figure_stage_rule_and_measure_has_its_entry(language):
    known = found(language)
    assert {f"{FIGURE}{one}" for one in figures()} <= known.keys()
    rules = load_rules()
    assert {f"stage-{stage.order}" for stage in rules.stages.stage} <= known.keys()
    assert {f"light-{rule.rule}" for rule in rules.lights.rule} <= known.keys()
    assert {
        f"ledger-{one.name}-{measure.key}"
        for one in ledgers()
        if one.is_declared and one.is_listed
        for measure in one.figures
    } <= known.keys()
    assert all(one.name and one.rule and one.group in groups() for one in known.values())
    assert not any("{" in one.rule + one.source for one in known.values())


def test_no_key_stands_twice():
    with speaking("zh"):
        keys = [one.key for one in terms()]
    assert len(keys) == len(set(keys))


def test_numbers_and_sources_are_those_of_the_rules():
    known = found()
    assert "90 天" in known["visits"].rule
    assert known["light-progress_behind"].rule == "预警 ≥ 10 个百分点、告警 > 30 个百分点"
    assert known["light-progress_behind"].source.startswith("银川 2025")
    assert known["clock-needs"].rule == "自“受理日期”次日起按工作日计，到“办结日期”止"
    assert known["clock-needs-一般"].rule == "15 个工作日"


def test_a_changed_rule_is_explained_as_changed(tmp_path, monkeypatch):
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "measures.toml").write_text("[visits]\nunseen_days = 45\n", encoding="utf-8")
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    load_rules.cache_clear()
    try:
        assert "45 天" in found()["visits"].rule
    finally:
        monkeypatch.undo()
        load_rules.cache_clear()


def test_readers_of_english_read_the_sources_in_english():
    known = found("en")
    assert known["stage-1"].rule == "a named company with a stated intention to invest"
    assert known["targets"].source.startswith("schedule = months elapsed")


def test_a_measure_of_an_offices_own_ledger_is_explained(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    with an_office(tmp_path) as store:
        store.own_ledgers.declare(ROADS, "村道.toml", by="测试员")
        own = [one for key, one in found().items() if key.endswith("-cost_a_road")]
    assert len(own) == 1
    assert own[0].name.endswith(" · 平均造价")
    assert "平均" in own[0].rule
