"""Every colour, shape and typeface of the product: one table for screens, charts and files.

A kind (a light, a state) is never told by colour alone: ``KindSymbol`` carries the shape
and the pair of colours, and every place that shows a kind shows its word too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ThemeName = Literal["light", "dark"]

FONT_FAMILY = '"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif'


@dataclass(frozen=True)
class Theme:
    """Colours of one ground; text colours reach 4.5:1 on ``ground`` and ``surface``.

    context: bars that are compared against, always with a printed value; track: the
    empty part of a bar; tint: the accent's pale partner for the not-yet part; gate: a
    readiness gate that is passed, outline: of a county on the map.
    """

    name: ThemeName
    ground: str
    surface: str
    ink: str
    muted: str
    hairline: str
    rule: str
    track: str
    outline: str
    gate: str
    context: str
    accent: str
    tint: str
    on_accent: str
    good: str
    warn: str
    bad: str


LIGHT = Theme(
    name="light",
    ground="#FFFFFF",
    surface="#F4F6F8",
    ink="#1A222C",
    muted="#5A6572",
    hairline="#E1E5E9",
    rule="#1A222C",
    track="#EDF0F2",
    outline="#D3DAE1",
    gate="#66788B",
    context="#B4BDC7",
    accent="#1B5299",
    tint="#C7D7EA",
    on_accent="#FFFFFF",
    good="#1B5299",
    warn="#9A5B00",
    bad="#C2185B",
)
DARK = Theme(
    name="dark",
    ground="#0E1620",
    surface="#18222E",
    ink="#F2EEE5",
    muted="#A8B2BD",
    hairline="#2A3644",
    rule="#C9CFD6",
    track="#1F2A37",
    outline="#2F3B49",
    gate="#58687A",
    context="#5F6E7E",
    accent="#7FC4F5",
    tint="#2C4A66",
    on_accent="#0E1620",
    good="#7FC4F5",
    warn="#F8EF92",
    bad="#EA4575",
)
THEMES: dict[ThemeName, Theme] = {"light": LIGHT, "dark": DARK}


@dataclass(frozen=True)
class KindSymbol:
    """How a kind is drawn: the character in text, Plotly's symbol in a chart, two colours.

    order: exceptions first when sorted descending.
    """

    kind: str
    shape: str
    symbol: str
    light: str
    dark: str
    order: int

    def colour(self, theme: Theme) -> str:
        """The colour on that theme's ground."""
        return self.light if theme.name == "light" else self.dark


LIGHTS: dict[str, KindSymbol] = {
    "正常": KindSymbol("正常", "●", "circle", "#1B5299", "#7FC4F5", 0),
    "待核": KindSymbol("待核", "○", "circle-open", "#5A6572", "#A8B2BD", 1),
    "预警": KindSymbol("预警", "▲", "triangle-up", "#9A5B00", "#F8EF92", 2),
    "告警": KindSymbol("告警", "✕", "x", "#C2185B", "#EA4575", 3),
}
STATES: dict[str, KindSymbol] = {
    "已投产": KindSymbol("已投产", "●", "circle", "#1094E7", "#4475FD", 0),
    "即将投产": KindSymbol("即将投产", "◆", "diamond", "#1827B3", "#B2FFF5", 1),
    "建设中": KindSymbol("建设中", "■", "square", "#523716", "#F8EF92", 2),
    "办手续": KindSymbol("办手续", "▲", "triangle-up", "#B87E00", "#B4750B", 3),
    "停滞": KindSymbol("停滞", "✕", "x", "#E54D83", "#EA4575", 4),
    "资料不足": KindSymbol("资料不足", "○", "circle-open", "#5A6572", "#A8B2BD", 5),
}
