"""The same quantity is the same number on every screen, in the pack, on the wall, in the figures.

What is compared is what is printed: of three counties every place that says a quantity is read,
and ``figures --json`` beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pytest

from data.figures import figures
from data.rules import load_rules
from data.screens.dispatch import Dispatch
from data.screens.view import view_at
from tests.claims.conftest import County
from tests.golden.pack_text import document_text, slides_text
from tests.golden.wall_text import wall_text
from ui.pack import pack_files
from ui.pack.readings import Pack
from ui.wall.export_policy import snapshot_page

N = r"([\d,.]+)"
LEAST = "(?:至少 ?)?"


@dataclass
class Printed:
    """What a county's screens, pack and wall print, each read when first asked for."""

    county: County

    def __post_init__(self) -> None:
        self._texts: dict[str, str] = {}

    def text(self, place: str) -> str:
        if place not in self._texts:
            self._texts[place] = self._read(place)
        return self._texts[place]

    def _read(self, place: str) -> str:
        if place == "wall":
            return wall_text(snapshot_page("", "zh", "dark"))
        if place in ("notice", "slides"):
            if place == "slides":
                return slides_text(pack_files.slides(self._pack, "zh", None))
            return document_text(pack_files.notice(self._pack, load_rules().notice))
        return self.county.page(place).text

    @cached_property
    def _pack(self) -> Pack:
        view = view_at()
        return Pack(view, Dispatch(view, view.previous))


def yi(wan: object) -> str:
    return f"{float(str(wan)) / 10_000:,.2f}"


Told = Mapping[str, object]
Figures = dict[str, object]
# Quantity → how the figures write it, and where it is printed: page → patterns.
QUANTITIES: dict[str, tuple[Callable[[Figures], object], dict[str, list[str]]]] = {
    "signed": (
        lambda told: told["signed_projects"],
        {
            "overview": [rf"本年签约项目\n{N}个", rf"本年签约{LEAST} ?{N} 个项目"],
            "pipeline": [rf"本年签约{LEAST} ?{N} 个、", rf"申报签约 {N} 个"],
            "quarter": [rf"签约项目 .*(?:全年|今年累计){LEAST} ?{N} 个"],
            "dispatch": [rf"本年签约项目\n{N}个"],
            "notice": [rf"全旗签约项目{LEAST}{N}个"],
        },
    ),
    "planned": (
        lambda told: yi(told["signed_planned_investment_wan"] or 0),
        {
            "overview": [rf"\n计划总投资\n{N}亿元"],
            "pipeline": [rf"本年签约{LEAST} ?[\d,]+ 个、{N} 亿元"],
            "quarter": [rf"计划总投资 .*(?:全年|今年累计){LEAST} ?{N} 亿元"],
            "dispatch": [rf"\n计划总投资\n{N}亿元"],
            "notice": [rf"；计划总投资{N}亿元，完成"],
        },
    ),
    "funds": (
        lambda told: yi(told["funds_in_place_wan"].get("自治区平台") or 0),  # type: ignore[attr-defined]
        {
            "overview": [rf"本年到位（自治区平台口径）\n{N}亿元"],
            "funds": [rf"\n自治区平台\n{N}亿元", rf"自治区平台口径 {N} 亿元"],
            "quarter": [rf"(?:全年|今年累计) {N} 亿元（自治区平台口径"],
            "dispatch": [rf"本年到位（自治区平台口径，上报＋审核通过）\n{N}亿元"],
            "notice": [rf"本年到位资金{N}亿元"],
        },
    ),
    "started": (
        lambda told: told["stages"]["开工"]["flow"],  # type: ignore[index]
        {
            "overview": [rf"开工项目 {N} / "],
            "pipeline": [rf"申报开工 {N} 个"],
            "quarter": [rf"开工项目 .*(?:全年|今年累计){LEAST} ?{N} 个"],
            "notice": [rf"本年开工项目{LEAST}{N}个"],
        },
    ),
    "producing": (
        lambda told: told["stages"]["投产"]["flow"],  # type: ignore[index]
        {
            "pipeline": [rf"申报投产 {N} 个"],
            "quarter": [rf"投产项目 .*(?:全年|今年累计){LEAST} ?{N} 个"],
            "notice": [rf"；投产项目{LEAST}{N}个"],
        },
    ),
    "trips": (
        lambda told: told["visits"]["trips"],  # type: ignore[index]
        {
            "visits": [rf"\n批次\n{N}批次"],
            "quarter": [rf"外出拜访 .*(?:全年|今年累计) {N} 批次"],
            "notice": [rf"外出拜访{N}批次"],
        },
    ),
    "pushed": (
        lambda told: told["projects_pushed"]["distinct"],  # type: ignore[index]
        {
            "overview": [rf"\n拜访推进项目\n{N}个"],
            "visits": [rf"推动 {N} 个项目"],
            "notice": [rf"去重后共{N}个"],
        },
    ),
    "requests": (
        lambda told: told["needs"]["requests"],  # type: ignore[index]
        {"ledger-needs": [rf"企业诉求 {N} 件"], "wall": [rf"企业诉求 {N} 件"]},
    ),
    "requests past their limit": (
        lambda told: told["needs"]["open_overdue"],  # type: ignore[index]
        {
            "ledger-needs": [
                rf"{N} 件过了办理期限没办结",
                rf"逾期未结 {N} ＝",
                rf"；{N} 件逾期未结",
            ],
            "wall": [rf"企业诉求 [\d,]+ 件，(?: \| )?{N} 件"],
            "notice": [rf"企业诉求[\d,]+件，{N}件"],
        },
    ),
    "leads": (
        lambda told: told["leads"]["total"],  # type: ignore[index]
        {"mobilisation": [rf"报上来 {N} 条"], "ledger-leads": [rf"招商线索 {N} 条"]},
    ),
    "without a next step": (
        lambda told: told["service"]["without_next_step"],  # type: ignore[index]
        {"service": [rf"\n没有下一步\n{N}个", rf"、{N} 个没有下一步", rf"；{N} 个项目没有下一步"]},
    ),
    "past the promised day": (
        lambda told: told["service"]["overdue"],  # type: ignore[index]
        {"service": [rf"\n已过承诺日\n{N}个", rf"{N} 个项目已过承诺日"]},
    ),
    "events": (
        lambda told: told["events"]["events"],  # type: ignore[index]
        {"ledger-events": [rf"本年活动 {N} 场", rf"本年 {N} 场"]},
    ),
    "leader's score": (
        lambda told: _first(told["scoreboard"]),
        {"scoreboard": [rf"\S+ {N} 分居首"]},
    ),
}


def _first(board: object) -> str | None:
    scores = [one["score"] for one in board if one["rank"] == 1]  # type: ignore[attr-defined]
    return f"{scores[0]:.2f}" if scores else None


@pytest.fixture(scope="module")
def kept() -> dict[str, Printed]:
    return {}


@pytest.fixture
def printed(county, kept) -> Printed:
    return kept.setdefault(county.name, Printed(county))


@pytest.mark.parametrize("quantity", QUANTITIES)
def test_a_quantity_is_the_same_number_wherever_it_is_printed(county, printed, quantity):
    of_figures, places = QUANTITIES[quantity]
    told = of_figures(figures(county.store))
    found = {
        (place, number.rstrip(".,"))
        for place, patterns in places.items()
        for pattern in patterns
        for number in re.findall(pattern, printed.text(place))
    }
    said = {number for _, number in found}
    if told in (None, "0.00", 0):
        assert said <= {"0", "0.00"}, (told, found)
        return
    expected = told if isinstance(told, str) else f"{int(str(told)):,}"
    assert said == {expected}, (expected, found)
    if county.name != "small":
        assert {place for place, _ in found} == set(places), places.keys() - dict(found).keys()


def test_the_parts_of_a_quantity_add_up_to_it_in_the_figures(county):
    told: Figures = figures(county.store)
    by_channel = list(told["channels"].values())  # type: ignore[attr-defined]
    if by_channel:
        assert sum(one["signed_this_year"] for one in by_channel) == told["signed_projects"]
    leads = told["leads"]
    if leads["total"] is not None:  # type: ignore[index]
        assert sum(leads["by_fate"].values()) == leads["total"]  # type: ignore[index]
    events = told["events"]
    if events["events"] is not None:  # type: ignore[index]
        assert sum(events["by_kind"].values()) == events["events"]  # type: ignore[index]
    own = told["ledgers"]["needs"]  # type: ignore[index]
    assert own["overdue"] == told["needs"]["open_overdue"]  # type: ignore[index]
