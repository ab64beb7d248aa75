"""Funds in place: by definition, and which projects they came to."""

from __future__ import annotations

from html import escape

from data.formats import UNKNOWN, amount, is_unknown, share
from data.fund_status import has_part, since_note, status_note
from data.language import language, say, word
from data.rules import load_rules
from data.screens.fund_bases import why_no_funds
from data.screens.records import Record, records
from data.screens.view import rows
from ui.wall.slides.slide import Slide, Wall, table, yi

_PROJECTS = 7


def funds_slide(wall: Wall) -> Slide | None:
    """The default definition in the title, all definitions side by side below; None without."""
    bases = records(rows("screens/figures/funds", snapshot_id=wall.view.now.id))
    default = load_rules().measures.funds.default_basis
    own = next((row for row in bases if row["basis"] == default), None)
    if own is None or is_unknown(own["year_wan"]):
        return _none_of_default(wall, bases)
    written = str(amount(float(own["year_wan"]), language()))
    target = next((t for t in records(wall.overview.targets) if t["metric"] == "到位资金"), None)
    done = None if target is None or is_unknown(target["completion_share"]) else target
    status = status_note(own, language(), with_returned=False)
    title = say("wall-funds-title", amount=written, basis=word(default), status=status) + (
        say("wall-funds-target", share=share(float(done["completion_share"]))) if done else ""
    )
    body = f"<div>{_bases(bases, default)}{_months(wall)}</div>"
    if not wall.is_public:
        body = f'<div class="halves funds">{body}<div>{_projects(wall)}</div></div>'
    sub = say("pipeline-sub-between").join((say("wall-funds-sub"), since_note(own, language())))
    return Slide("funds", title, sub, (body,), notes=(title, sub))


def _none_of_default(wall: Wall, bases: list[Record]) -> Slide | None:
    """The definitions that have a sum, with why the default one has none; None without funds."""
    why = why_no_funds(wall.view.now.id)
    if not why:
        return None
    default = load_rules().measures.funds.default_basis
    title = say("wall-funds-none", basis=word(default))
    return Slide("funds", title, why, (_bases(bases, default),), notes=(title, why))


def _bases(bases: list[Record], default: str) -> str:
    return table(
        [
            ("stage", say("wall-funds-basis")),
            ("number", say("wall-funds-year")),
            ("number", say("wall-funds-all")),
            ("number", say("wall-funds-projects")),
        ],
        [
            f'<tr{_accent(row["basis"] == default)}><th class="stage">'
            f"{escape(word(row['basis']) if row['basis'] else say('funds-basis-unstated'))}"
            f'{_parts(row)}</th><td class="number">{escape(yi(row["year_wan"]))}</td>'
            f'<td class="number dim">{escape(yi(row["all_years_wan"]))}</td>'
            f'<td class="number dim">{int(row["project_count"])}</td></tr>'
            for row in bases
        ],
        "bases",
    )


def _parts(row: Record) -> str:
    """What of a definition's sum is only reported, and what was sent back; nothing where none."""
    told = [
        f"{say(f'wall-funds-{part}')} {yi(row[f'{part}_wan'])}"
        for part in ("reported", "returned")
        if has_part(row, part)
    ]
    return f'<p class="part">{escape("；".join(told))}</p>' if told else ""


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
