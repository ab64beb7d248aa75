"""Rules of the field as settings, validated together, and the tables that SQL reads them from."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from data.environment import prefecture_folder, var_folder
from data.rules.access import Access
from data.rules.backups import Backups
from data.rules.clock import Clock, Clocks, Limit
from data.rules.files import Layouts, RuleError, read
from data.rules.forecast import Forecast
from data.rules.gates import gate_tables
from data.rules.measures import (
    Freshness,
    Funds,
    Lights,
    Measures,
    RatePreset,
    Signing,
    Stages,
    Targets,
    Visits,
    day_off_tables,
)
from data.rules.meeting import Dispatch, Notice
from data.rules.places import County, Provinces, WhichProvince, load_places, place_tables
from data.rules.prefecture import Prefecture
from data.rules.questions import Questions, SameProject
from data.rules.returns import Returns
from data.rules.roles import Roles
from data.rules.scoring import Glossed, Organisation, Scoreboard, Setting
from data.rules.service import Service
from data.texts import CountyWords, call_county


@dataclass(frozen=True)
class Rules:
    """Everything that decides how ledgers become figures."""

    stages: Stages
    lights: Lights
    measures: Measures
    county: County
    provinces: Provinces
    questions: Questions
    layouts: Layouts
    same_project: SameProject
    returns: Returns
    dispatch: Dispatch
    forecast: Forecast
    notice: Notice
    clock: Clocks
    organisation: Organisation
    scoreboard: Scoreboard
    service: Service
    backups: Backups
    roles: Roles
    access: Access
    prefecture: Prefecture

    @cached_property
    def glosses(self) -> dict[str, str]:
        """Citation as written → what it says in English; without those that say nothing."""
        returns = self.returns
        deadlines = (returns.usual, *returns.by_form.values(), *returns.by_every.values())
        arguments = {
            **{level.source: level.source_en for rule in self.lights.rule for level in rule.levels},
            **{deadline.source: deadline.source_en for deadline in deadlines},
            **{preset.preset: preset.preset_en for preset in self.measures.rates},
            **{one.source: one.source_en for one in self._measured},
            self.same_project.source: self.same_project.source_en,
            **{one.source: one.source_en for one in (*self._clock_sources, *self._scoring_sources)},
            **{one.source: one.source_en for one in self.service.sourced},
        }
        return {source: gloss for source, gloss in arguments.items() if gloss}

    @property
    def is_of_prefecture(self) -> bool:
        """Whether counties report here: it names some, and is none of them itself."""
        return bool(self.prefecture.county) and prefecture_folder() is None

    @property
    def own_adcode(self) -> str:
        """The code of this county, where it is one of a prefecture's; else ""."""
        return self.county.adcode if prefecture_folder() is not None else ""

    @property
    def mark(self) -> str:
        """The definitions by which figures are counted, as a few letters: equal where they are."""
        counted = (self.stages, self.lights, self.measures, *self.prefecture.measure)
        written = "".join(one.model_dump_json() for one in counted)
        return sha256(written.encode()).hexdigest()[:8]

    @property
    def _scoring_sources(self) -> list[Glossed]:
        board, bodies = self.scoreboard, self.organisation
        found = (board.scoring, board.deductions, board.flags, board.verification)
        more = (bodies.bodies, bodies.desk, self.forecast, self.forecast.shock)
        return [*found, *more, self.prefecture]

    @property
    def _measured(
        self,
    ) -> list[Signing | Funds | Visits | Targets | Freshness | Stages | RatePreset]:
        own = self.measures
        first = (own.signing, own.funds, own.visits)
        return [*first, own.targets, own.freshness, self.stages, *own.rates]

    @property
    def _clock_sources(self) -> list[Clock | Limit]:
        clocks = self.clock.ledgers.values()
        return [*clocks, *(limit for clock in clocks for limit in clock.limits.values())]


@cache
def load_rules(overrides: Path | None = None) -> Rules:
    """The rules in force; raises RuleError naming file and key.

    overrides is the deployment's folder of settings, ``var/rules`` where none is given.
    """
    folder = overrides if overrides is not None else var_folder() / "rules"
    return Rules(
        stages=read("stages", Stages, folder),
        lights=read("lights", Lights, folder),
        measures=read("measures", Measures, folder),
        county=read("county", County, folder),
        provinces=read("provinces", Provinces, folder),
        questions=read("questions", Questions, folder),
        layouts=read("layouts", Layouts, folder),
        same_project=read("same_project", SameProject, folder),
        returns=read("returns", Returns, folder),
        dispatch=read("dispatch", Dispatch, folder),
        forecast=read("forecast", Forecast, folder),
        notice=read("notice", Notice, folder),
        clock=read("clock", Clocks, folder),
        organisation=read("organisation", Organisation, folder),
        scoreboard=read("scoreboard", Scoreboard, folder),
        service=read("service", Service, folder),
        backups=read("backups", Backups, folder),
        roles=read("roles", Roles, folder),
        access=read("access", Access, folder),
        prefecture=read("prefecture", Prefecture, folder),
    )


# What is wrong with the rules is said in words, too.
_is_asked: ContextVar[bool] = ContextVar("the county is being asked for", default=False)


def _county_words() -> CountyWords:
    if _is_asked.get():
        return {}
    token = _is_asked.set(True)
    try:
        return load_rules().county.words
    except RuleError:
        return {}
    finally:
        _is_asked.reset(token)


call_county(_county_words)


def rule_tables(rules: Rules | None = None) -> dict[str, pa.Table]:
    """The rules as tables of schema mart: ``rule_stage``, ``rule_light``, ``rule_setting`` …"""
    rules = rules or load_rules()
    return {
        "rule_stage": rules.stages.table(),
        "rule_stage_cut": rules.stages.grouping_table(),
        "rule_light": rules.lights.table(),
        "rule_setting": _settings(rules),
        "rule_province": rules.provinces.table(_own_places(rules)),
        "rule_tier": _tiers(rules),
        **gate_tables(),
        **place_tables(rules.county),
        **day_off_tables(rules.clock.days_off, rules.clock.days_worked),
        **rules.clock.tables(),
    }


def rule_words(rules: Rules | None = None) -> dict[str, str]:
    """Words of the rules as patterns of alternatives, by what they are called."""
    rules = rules or load_rules()
    county, measures = rules.county, rules.measures
    return {
        **rules.same_project.words((county.name, county.prefecture, county.province)),
        "organisation_words": "|".join(measures.channels.organisation_words),
        "lead_task_words": "|".join(measures.leads.task_words),
    }


def is_place(text: str) -> bool:
    """Whether a text is the name of a known place and no more: 青岛海尔 is a firm."""
    rules = load_rules()
    province, rest = rules.provinces.of_place(text, _own_places(rules))
    return bool(province) and not rest


def origin_of(text: str) -> WhichProvince | None:
    """Whether a place lies in the county's own province, in another one, or abroad.

    None for a text that is no place; a name of two letters behind a known one is of a county.
    """
    rules = load_rules()
    province, rest = rules.provinces.of_place(text, _own_places(rules))
    if not province or len(rest) > _LONGEST_REST:
        return None
    if province in rules.provinces.abroad:
        return "abroad"
    return "own" if rules.county.province.startswith(province) else "other"


_LONGEST_REST = 2


def _own_places(rules: Rules) -> dict[str, str]:
    """Words for the county's own places: 上海庙 is not 上海."""
    names = [name for place in load_places() for name in place.names]
    county = rules.county
    own = (county.name, county.prefecture, *county.towns, *county.parks, *names)
    return dict.fromkeys(own, county.province)


def _tiers(rules: Rules) -> pa.Table:
    pushed = rules.measures.visits.pushed
    return pa.table(
        {
            "tier": [tier.tier for tier in pushed],
            "figure": [tier.figure for tier in pushed],
            "modes": pa.array([tier.modes for tier in pushed], pa.list_(pa.string())),
        }
    )


def _settings(rules: Rules) -> pa.Table:
    stages, measures = rules.stages, rules.measures
    signing, funds = measures.signing, measures.funds
    visits, targets = measures.visits, measures.targets
    rows: list[Setting] = [
        ("signed_stage", stages.signed_stage, None, None),
        ("started_stage", stages.started_stage, None, None),
        ("production_stage", stages.production_stage, None, None),
        ("talks_stage", stages.talks_stage, None, None),
        ("uncounted_agreement_types", None, None, signing.uncounted_agreement_types),
        ("investment_fields", None, None, signing.investment_fields),
        ("counted_phase", signing.counted_phase, None, None),
        ("default_funds_basis", funds.default_basis, None, None),
        ("bases", None, None, funds.bases),
        ("left_out_statuses", None, None, funds.left_out_statuses),
        ("approved_statuses", None, None, funds.approved_statuses),
        ("reported_statuses", None, None, funds.reported_statuses),
        ("home_currency", funds.home_currency, None, None),
        ("default_tiers", None, None, visits.default_tiers),
        ("counts_both_end_days", None, float(visits.counts_both_end_days), None),
        ("unseen_days", None, float(visits.unseen_days), None),
        ("month_counts_from_day", None, float(targets.month_counts_from_day), None),
        ("small_count", None, float(targets.small_count), None),
        ("department_field", targets.department_field, None, None),
        ("unmet_months", None, float(measures.channels.unmet_months), None),
        ("untouched_days", None, float(measures.leads.untouched_days), None),
        ("stale_after_days", None, float(measures.freshness.stale_after_days), None),
        ("assignment_soon_days", None, float(rules.dispatch.assignments.soon_days), None),
        ("assignment_feedback_days", None, float(rules.dispatch.assignments.feedback_days), None),
        ("long_wait_days", None, float(rules.dispatch.permits.long_wait_days), None),
        *rules.same_project.settings(),
        *rules.organisation.settings(),
        *rules.scoreboard.settings(),
        *rules.service.settings(),
        *rules.forecast.settings(),
    ]
    return pa.table(
        {
            "setting": [row[0] for row in rows],
            "text_value": pa.array([row[1] for row in rows], pa.string()),
            "number_value": pa.array([row[2] for row in rows], pa.float64()),
            "list_value": pa.array([row[3] for row in rows], pa.list_(pa.string())),
        }
    )


__all__ = ["RuleError", "Rules", "load_rules", "rule_tables", "rule_words"]
