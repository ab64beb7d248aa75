"""Funds in place: by definition, and which projects they came to."""

from __future__ import annotations

from html import escape

from data.formats import UNKNOWN, is_unknown
from data.fund_status import has_part
from data.language import say, word
from data.screens.funds_sentences import FundsInPlace, funds_in_place
from data.screens.readiness_sentences import yi
from data.screens.records import Record, records
from data.screens.view import rows
from ui.wall.slides.slide import Slide, Wall, table

_PROJECTS = 7


def funds_slide(wall: Wall) -> Slide | None:
    """The default definition in the title, all definitions side by side below; None without."""
    told = funds_in_place(wall.overview)
    if told is None:
        return None
    body = _bases(told)
    if told.has_sum:
        body = f"<div>{body}{_months(wall)}</div>"
        if not wall.is_public:
            body = f'<div class="halves funds">{body}<div>{_projects(wall)}</div></div>'
    return Slide("funds", told.title, told.sub, (body,), notes=(told.title, told.sub))


def _bases(told: FundsInPlace) -> str:
    return table(
        [
            ("stage", say("wall-funds-basis")),
            ("number", say("wall-funds-year")),
            ("number", say("wall-funds-all")),
            ("number", say("wall-funds-projects")),
        ],
        [
            f'<tr{_accent(row["basis"] == told.default)}><th class="stage">'
            f"{escape(word(row['basis']) if row['basis'] else say('funds-basis-unstated'))}"
            f'{_parts(row)}</th><td class="number">{escape(yi(row["year_wan"]))}</td>'
            f'<td class="number dim">{escape(yi(row["all_years_wan"]))}</td>'
            f'<td class="number dim">{int(row["project_count"])}</td></tr>'
            for row in told.bases
        ],
        "bases",
    )


def _parts(row: Record) -> str:
    """What of a definition's sum is only reported, and what was sent back; nothing where none."""
    lines = [
        f"{say(f'wall-funds-{part}')} {yi(row[f'{part}_wan'])}"
        for part in ("reported", "returned")
        if has_part(row, part)
    ]
    return f'<p class="part">{escape("；".join(lines))}</p>' if lines else ""


def _months(wall: Wall) -> str:
    months = records(wall.overview.months)
    most = max((float(m["funds_wan"]) for m in months if not is_unknown(m["funds_wan"])), default=0)
    if most <= 0:
        return ""
    columns = "".join(
        f'<div><b style="--share:{_height(row["funds_wan"], most):.3f}"></b>'
        f"<span>{row['month_date'].month}</span></div>"
        for row in months
    )
    return (
        f'<div data-spare><div class="months" data-tall style="--tall:1.66rem">{columns}</div>'
        f'<p class="dim">{escape(say("wall-funds-months"))}</p></div>'
    )


def _height(wan: object, most: float) -> float:
    return 0.0 if is_unknown(wan) else max(float(str(wan)), 0.0) / most


def _accent(is_default: bool) -> str:
    return ' class="accent"' if is_default else ""


def _projects(wall: Wall) -> str:
    found = rows("screens/overview/funds_projects", snapshot_id=wall.view.now.id)
    paid = records(found.dropna(subset=["year_wan"]).head(_PROJECTS))
    most = max((float(row["year_wan"]) for row in paid), default=1.0) or 1.0
    lines = "".join(
        f'<div class="bar-row wide"><span class="name" data-fit>{escape(str(row["project_name"]))}'
        f'</span><div class="bar"><b style="width:{max(float(row["year_wan"]), 0) / most:.1%}">'
        f'</b></div><b class="number">{escape(yi(row["year_wan"]))}</b>'
        f'<span class="number dim">{_year(row["signed_year"])}</span></div>'
        for row in paid
    )
    rest = len(found) - len(paid)
    more = f'<p class="dim">{escape(say("wall-more", count=rest))}</p>' if rest > 0 else ""
    return f"<h2>{escape(say('wall-funds-by-project'))}</h2>{lines}{more}"


def _year(value: object) -> str:
    return (
        UNKNOWN
        if is_unknown(value)
        else escape(say("wall-signed-in", year=str(int(float(str(value))))))
    )
