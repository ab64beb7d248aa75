"""Settings: what is shipped holds together, a deployment lays its own over, mistakes are named."""

from __future__ import annotations

import pytest

from data import texts
from data.rules import RuleError, load_rules, rule_tables
from data.rules.files import FOLDER
from data.rules.measures import LIGHT_ORDER

LADDER = ["发起", "考察", "洽谈", "签约", "开工", "建设", "试生产", "投产", "达产"]


def broken(tmp_path, name, content):
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(RuleError) as raised:
        load_rules(tmp_path)
    return raised.value


def test_the_ladder_and_its_exits():
    stages = load_rules().stages.stage
    assert [s.stage for s in stages if not s.is_exit] == LADDER
    assert [s.stage for s in stages if s.is_exit] == ["缓建", "停建", "终止"]
    flows = {s.stage for s in stages if s.kind == "flow"}
    assert flows == {"签约", "开工", "投产", "达产"}


def test_every_citation_and_province_is_told_in_english_too():
    rules = load_rules()
    cited = {level.source for rule in rules.lights.rule for level in rule.levels}
    returns = rules.returns
    cited |= {one.source for one in (*returns.by_form.values(), *returns.by_every.values())}
    cited |= {rules.returns.usual.source, rules.same_project.source}
    cited |= {text for preset in rules.measures.rates for text in (preset.preset, preset.source)}
    own = rules.measures
    counted = (own.signing, own.funds, own.visits, own.targets, own.freshness, rules.stages)
    cited |= {one.source for one in counted}
    assert all(stage.meaning_en for stage in rules.stages.stage)
    for clock in rules.clock.ledgers.values():
        cited |= {clock.source, *(limit.source for limit in clock.limits.values())}
    board, bodies = rules.scoreboard, rules.organisation
    parts = (board.scoring, board.deductions, board.flags, board.verification)
    cited |= {part.source for part in (*parts, bodies.bodies, bodies.desk)}
    cited |= {one.source for one in rules.service.sourced}
    cited |= {rules.forecast.source, rules.forecast.shock.source, rules.prefecture.source}
    assert set(rules.glosses) == cited
    assert set(rules.provinces.english) == set(rules.provinces.province)


def test_every_threshold_says_whose_it_is():
    for rule in load_rules().lights.rule:
        assert all(level.source.strip() for level in rule.levels)


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_rule_has_a_name_and_a_sentence_with_its_numbers(language):
    for rule in load_rules().lights.rule:
        assert texts.text(language, f"rules-light-{rule.rule}")
        said = texts.text(
            language, f"rules-fired-{rule.rule}", since="2021-07", observed=777, threshold=888
        )
        if rule.rule != "start_unplanned":
            assert "777" in said
            assert "888" in said


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize(
    "key",
    [
        *(f"rules-schedule-{basis}" for basis in ("months", "quarters", "planned", "linear")),
        *(f"rules-entered-{basis}" for basis in ("date", "version", "at_latest")),
    ],
)
def test_every_basis_has_its_words(language, key):
    assert texts.text(language, key)


def test_lights_are_ordered_by_gravity():
    assert sorted(LIGHT_ORDER, key=LIGHT_ORDER.__getitem__) == ["正常", "待核", "预警", "告警"]


def test_one_preset_of_rates_is_the_default():
    (preset,) = [p for p in load_rules().measures.rates if p.is_default]
    assert [rate.name for rate in preset.items] == ["签约落地率", "项目开工率", "资金到位率"]


def test_a_key_that_an_earlier_release_had_does_no_harm(tmp_path):
    (tmp_path / "county.toml").write_text(
        'name = "示例县"\napp_name = "示例台"\n', encoding="utf-8"
    )
    assert load_rules(tmp_path).county.name == "示例县"


def test_an_office_changes_one_limit_and_keeps_the_others(tmp_path):
    own = '[ledgers.needs.limits."复杂"]\ndays = 20\n[ledgers.needs.limits."特急"]\n'
    own += 'days = 2\nsource = "本旗规定"\n'
    (tmp_path / "clock.toml").write_text(own, encoding="utf-8")
    found = rule_tables(load_rules(tmp_path))["rule_limit"].to_pylist()
    days = {row["kind"]: row["limit_days"] for row in found}
    assert days == {"一般": 15, "复杂": 20, "协办": 3, "主办": 7, "特急": 2}


def test_the_usual_kind_needs_a_limit(tmp_path):
    (tmp_path / "clock.toml").write_text('[ledgers.needs]\nusual = "别的"\n', encoding="utf-8")
    with pytest.raises(RuleError, match="usual must be one of the limits"):
        load_rules(tmp_path)


def test_tables_have_a_row_for_each_value():
    tables = rule_tables()
    assert tables["rule_stage"].num_rows == len(load_rules().stages.stage)
    assert tables["rule_light"].num_rows == sum(len(r.levels) for r in load_rules().lights.rule)
    settings = tables["rule_setting"].column("setting").to_pylist()
    assert len(settings) == len(set(settings))
    words = tables["rule_province"].column("word").to_pylist()
    assert len(words) == len(set(words))


def test_the_countys_own_towns_are_not_taken_for_other_provinces():
    table = rule_tables()["rule_province"].to_pylist()
    assert {row["word"]: row["province"] for row in table}["上海庙"] == "内蒙古"


def test_a_deployment_changes_one_value_and_keeps_the_rest(tmp_path):
    (tmp_path / "county.toml").write_text('name = "示例旗"\n', encoding="utf-8")
    (tmp_path / "measures.toml").write_text("[freshness]\nstale_after_days = 10\n")
    rules = load_rules(tmp_path)
    assert rules.county.name == "示例旗"
    assert rules.county.adcode == load_rules().county.adcode
    assert rules.measures.freshness.stale_after_days == 10
    assert rules.measures.funds == load_rules().measures.funds


def test_a_rule_that_is_off_gives_no_light(tmp_path):
    own = (FOLDER / "lights.toml").read_text(encoding="utf-8")
    off = own.replace('rule = "talks_idle"', 'rule = "talks_idle"\nis_on = false')
    (tmp_path / "lights.toml").write_text(off, encoding="utf-8")
    table = rule_tables(load_rules(tmp_path))["rule_light"]
    assert "talks_idle" not in table.column("rule").to_pylist()


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("county.toml", 'adcode = "15"', "adcode"),
        ("county.toml", 'mayor = "x"', "mayor"),
        ("measures.toml", "[freshness]\nstale_after_days = 0", "freshness.stale_after_days"),
        ("measures.toml", '[signing]\ncounted_phase = "both"', "signing.counted_phase"),
        ("measures.toml", '[funds]\ndefault_basis = "别的"', "funds"),
        ("stages.toml", 'signed_stage = "停建"', ""),
        ("stages.toml", 'signed_stage = "达产"', ""),
        (
            "lights.toml",
            '[[rule]]\nrule = "start_overdue"\nmeasure = "m"\n'
            'levels = [{ light = "红", threshold = 1, source = "s" }]',
            "rule.0.levels.0.light",
        ),
    ],
)
def test_a_wrong_value_is_named_with_its_file_and_key(tmp_path, name, content, key):
    error = broken(tmp_path, name, content)
    assert error.key == key
    for language in texts.LANGUAGES:
        assert name in error.message(language)
        assert key in error.message(language)


def test_a_file_that_is_no_toml_is_named(tmp_path):
    error = broken(tmp_path, "stages.toml", "阶段 = = 1")
    assert error.code == "rules-file-unreadable"
    assert "stages.toml" in error.message("zh")
