"""Places with projects for the map's tests: made by number, the same every time."""

from __future__ import annotations

import random

from ui.charts.map.ground import Notes
from ui.charts.map.parts import STATE_ORDER, Pin, Place
from ui.charts.map.site import SiteWords

CENTRES = (
    ("上海庙经济开发区", 106.72, 38.32, False, 37),
    ("敖勒召其镇", 107.475, 38.18, True, 19),
    ("昂素镇", 108.03, 38.43, False, 14),
    ("上海庙镇", 106.70, 38.30, False, 13),
    ("城川镇", 108.31, 37.69, False, 12),
)
LINES = (("示例项目32", "计划 2021-12 投产，已过"), ("示例项目28", "停滞，已等 378 天"))
NOTES = Notes(
    centre="镇、园区中心点近似",
    vague="项目只知道镇或园区",
    kilometres="km",
    lines=("示意图，不作划界依据；审图号由使用单位填写",),
)
SMALL_NOTES = Notes("", "", "km", (), has_key=False)
SITE_WORDS = SiteWords(
    anchor="（中心点近似）",
    tray=("只知道在", " 个"),
    hidden=("另有 ", " 个放不下，见列表"),
    kilometres="km",
    area="面积＝计划总投资",
    aside="让开时，黑点是实际位置",
    lines=("示意图，不作划界依据",),
)


def some_places(count: int, more_towns: int = 0) -> list[Place]:
    """So many projects in five places, and in further made-up towns; those without any left out."""
    rnd = random.Random(count)
    centres = list(CENTRES)
    for number in range(more_towns):
        at = (rnd.uniform(106.75, 108.1), rnd.uniform(37.95, 38.5))
        centres.append((f"示例{number}苏木", *at, False, 8))
    pins: dict[str, list[Pin]] = {name: [] for name, *_ in centres}
    for number in range(count):
        name, x, y, _, _ = rnd.choices(centres, [one[4] for one in centres])[0]
        is_exact = rnd.random() < 0.7
        wan = rnd.choice([None, rnd.uniform(500, 2_600_000)])
        pins[name].append(
            Pin(
                project_id=f"p{number:03d}",
                name=f"示例项目{number:02d}（煤制高端化学品）",
                state=rnd.choices(STATE_ORDER, [2, 6, 5, 2, 1, 5])[0],
                investment_wan=wan,
                score=rnd.uniform(0, 100),
                longitude=x + rnd.gauss(0, 0.04) if is_exact else None,
                latitude=y + rnd.gauss(0, 0.03) if is_exact else None,
                details="金额未填 · 0–100" if wan is None else f"{wan / 10_000:.2f} 亿元 · 30–80",
            )
        )
    return [
        Place(
            key=name,
            name="上海庙镇（园区外）" if name == "上海庙镇" else name,
            longitude=x,
            latitude=y,
            pins=tuple(pins[name]),
            is_sure=is_sure,
            total=f"{sum(pin.investment_wan or 0 for pin in pins[name]) / 10_000:,.2f} 亿元",
            lines=LINES,
        )
        for name, x, y, is_sure, _ in centres
        if pins[name]
    ]
