"""Two tiers' projects as unit squares: one square a project, both brackets over the shared ones.

The picture is the arithmetic: 10 and 15 are brackets over the same row, so nobody adds them.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

_MOST_SQUARES = 60
# Below this the lower bracket is shorter than its label, which then starts at its left.
_FEW_SQUARES = 9


def overlap_squares(
    first: int,
    second: int,
    both: int,
    names: tuple[str, str],
    say: Callable[..., str],
    links: tuple[str, str, str] = ("", "", ""),
) -> str:
    """Squares of the first tier alone, of both (split), of the second alone; brackets with counts.

    names: the tiers in the reader's language. Above 60 projects a square stands for
    several, which the note says. links: attributes that open the first tier's projects, those of
    both and the second's.
    """
    distinct = first + second - both
    if not distinct:
        return f'<p class="sb-note">{escape(say("visits-overlap-none"))}</p>'
    each = -(-distinct // _MOST_SQUARES)
    first_units, both_units, second_units = (
        -(-value // each) for value in (first - both, both, second - both)
    )
    total = first_units + both_units + second_units
    squares = (
        f'<i class="sbv-a"{_mouse(links[0])}></i>' * first_units
        + f'<i class="sbv-ab"{_mouse(links[1])}></i>' * both_units
        + f'<i class="sbv-b"{_mouse(links[2])}></i>' * second_units
    )
    label = say("visits-overlap-alt", a=names[0], first=first, b=names[1], second=second, both=both)
    few = " sbv-few" if second_units + both_units < _FEW_SQUARES else ""
    note = f'<p class="sb-note">{escape(say("visits-overlap-each", each=each))}</p>'
    return (
        f'<div class="sbv-overlap{few}" style="--n:{total}" '
        f'role="img" aria-label="{escape(label)}">'
        f'<div class="sbv-over{_none(first)}" style="grid-column:1/{first_units + both_units + 1}">'
        f"{_counted(names[0], first, say, links[0])}</div>"
        f'{squares}<div class="sbv-under{_none(second)}" '
        f'style="grid-column:{first_units + 1 if second else 1}/{total + 1}">'
        f"{_counted(names[1], second, say, links[2])}</div></div>{note if each > 1 else ''}"
    )


def _none(projects: int) -> str:
    """A tier without a project has its number and no bracket."""
    return "" if projects else " sbv-none"


def _mouse(link: str) -> str:
    """Squares are many: the keyboard stops at the bracket instead."""
    return link.replace(' tabindex="0"', "")


def _counted(name: str, projects: int, say: Callable[..., str], link: str) -> str:
    unit = say("unit-projects", count=projects)
    return (
        f"<span{link if projects else ''}>{escape(name)} <b>{projects}</b>"
        f'<span class="sbv-unit">{escape(unit)}</span></span>'
    )
