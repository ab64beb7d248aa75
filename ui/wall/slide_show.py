"""Everything a wall shows of one version and agenda, as data that its script draws.

What is worked out once is kept: walls ask again at every publish, all at the same moment.
Names of projects in talks never leave the office: slides for the outside do not list them, and
every finished text is looked through once more, as an order or a remark may name one.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from weakref import WeakKeyDictionary

from markupsafe import escape
from pydantic import ValidationError

from data.environment import var_folder
from data.formats import amount_change, date_text, moment
from data.language import language, say, speaking
from data.meeting.compare import Comparison, compare
from data.rights import VISITOR, acting
from data.rules import load_rules
from data.rules.files import read
from data.rules.meeting import Agenda, Agendas
from data.screens.figure import county_name
from data.screens.view import (
    View,
    cached_value,
    rows,
    stale_days,
    stale_note,
    store,
    view_at,
)
from data.store import Snapshot, Store
from data.texts import Language
from ui.live_refresh import news
from ui.wall.release import release
from ui.wall.slides import Slide, Wall, slides_of


def agendas(store: Store) -> tuple[Agenda, ...]:
    """All agendas, the usual one first; a saved one stands in the place of its namesake.

    A saved text that this release cannot read (of a newer one) is left out.
    """
    found = {agenda.name: agenda for agenda in settled().agenda}
    for text in store.query("screens/wall/agendas")["agenda"].to_pylist():
        try:
            agenda = Agenda.model_validate_json(text)
        except ValidationError:
            continue
        found[agenda.name] = agenda
    return tuple(found.values())


def settled() -> Agendas:
    """The agendas of the settings files; the slide of counties is a prefecture's alone."""
    found = read("agenda", Agendas, var_folder() / "rules")
    if load_rules().is_of_prefecture:
        return found
    kept = (
        one.model_copy(update={"slides": tuple(s for s in one.slides if s.slide != "counties")})
        for one in found.agenda
    )
    return Agendas(agenda=tuple(kept))


def chosen(store: Store, name: str) -> tuple[Agenda, bool]:
    """The agenda of that name, else the usual one; and whether the name was known."""
    known = agendas(store)
    found = next((agenda for agenda in known if agenda.name == name), None)
    return (found or known[0]), found is not None or not name


def no_agenda(store: Store, name: str) -> str:
    """That nobody knows an agenda of that name, which is shown, and which there are."""
    return say("wall-no-agenda", agenda=name, usual=agendas(store)[0].name, known=_listed(store))


def no_file(store: Store, name: str) -> str:
    """That nobody knows an agenda of that name, so that no file is made, and which there are."""
    return say("wall-no-agenda-file", agenda=name, known=_listed(store))


# Meetings that the interface has a word for; another agenda's name stands as it was given.
_MEETINGS = {"月调度": "nav-dispatch", "季分析": "nav-quarter", "全年总结": "wall-meeting-year"}


def _brand(agenda: Agenda) -> str:
    """Whose screen it is and which meeting's; visitors read the county's name alone."""
    if agenda.audience == "visitors":
        return say("wall-brand-visitors", county=county_name())
    key = _MEETINGS.get(agenda.name)
    meeting = say(key) if key else agenda.name
    return say("wall-brand", county=county_name(), meeting=meeting)


def _listed(store: Store) -> str:
    return say("dispatch-comma").join(agenda.name for agenda in agendas(store))


_MOST = 4
_STAGES = ("stage_up", "stage_down", "exit", "resumed")


def wall_news(view: View) -> str:
    """What the newest version changed against the one before it; who did it where nothing moved.

    The version before is looked at as of its own last day, as the wall showed it.
    """
    ledger = store()
    newest = ledger.version(ledger.sequence)
    before = _before(ledger)
    if before is None or newest.action != "publish":
        return news(newest)
    told = _moved(compare(ledger, before, view.now))[:_MOST]
    what = say("readiness-comma").join(told) if told else say("wall-news-none")
    return say("wall-updated", version=str(ledger.sequence), what=what)


def _before(ledger: Store) -> Snapshot | None:
    return ledger.snapshot(version=ledger.sequence - 1) if ledger.sequence > 1 else None


def _moved(comparison: Comparison) -> list[str]:
    """New and gone projects, amounts, funds, put off dates: what a meeting looks at first."""
    lines: list[str] = []
    for key, kind in (("new", "new"), ("gone", "gone")):
        found = sum(change.kind == kind for change in comparison.changes)
        if found:
            lines.append(say(f"wall-news-{key}", count=found))
    for measure in ("planned", "funds"):
        bridge = comparison.bridge(measure)
        if bridge.is_comparable and bridge.summed:
            moved = amount_change(bridge.summed, language())
            lines.append(say(f"wall-news-{measure}", amount=moved))
    stages = sum(change.kind in _STAGES for change in comparison.changes)
    if stages:
        lines.append(say("wall-news-stage", count=stages))
    late = sum(change.is_postponed for change in comparison.changes)
    if late:
        lines.append(say("wall-news-late", count=late))
    rest = len(comparison.changes)
    return lines or ([say("wall-news-other", count=rest)] if rest else [])


# One letter would take every word with it.
_LEAST = 2


def talk_names(view: View) -> tuple[str, ...]:
    """Every name that a project before its signing goes by, the longest first."""
    found = rows("screens/wall/talk_names", snapshot_id=view.now.id)["name"]
    return tuple(sorted((str(name) for name in found if len(str(name)) >= _LEAST), key=len)[::-1])


def unnamed(slide: Slide, names: Sequence[str]) -> Slide:
    """The slide with a general word in the place of each name."""
    if not names:
        return slide
    word = say("wall-unnamed")

    def clear(text: str, *, is_html: bool = False) -> str:
        for name in names:
            text = text.replace(escape(name) if is_html else name, word)
        return text

    return replace(
        slide,
        label=clear(slide.label),
        title=clear(slide.title),
        sub=clear(slide.sub),
        pages=tuple(clear(page, is_html=True) for page in slide.pages),
        narrow=tuple(clear(page, is_html=True) for page in slide.narrow),
        notes=tuple(clear(note) for note in slide.notes),
    )


# A headline breaks after its punctuation and nowhere else.
# A comma or colon between two figures is no end of a clause: 9,575.46, 18:05.
_CLAUSE = re.compile(r"(?:[^，；：。、,;:]|(?<=\d)[,:](?=\d))+[，；：。、,;:]?\s*")


def revision(ledger: Store) -> str:
    """Changes with all that a wall shows: version, agenda, program, days without an upload."""
    with acting(VISITOR):
        last = cached_value(ledger, ("last upload of a wall", ledger.sequence), _last_upload)
    days = stale_days(last)
    parts = (ledger.sequence, ledger.meeting.sequence, release(), "" if days is None else days)
    return ".".join(map(str, parts))


def _last_upload() -> datetime | None:
    view = view_at()
    return None if view is None or view.now.is_sample else view.uploaded_at


def show(agenda_name: str, language: Language, *, is_carried: bool = False) -> dict[str, object]:
    """The slides of an agenda in the newest version, and the words around them.

    An agenda that nobody knows is the usual one, and the news say so. is_carried: for a
    file that leaves the office, without names of projects in talks.
    """
    with acting(VISITOR):
        if not is_carried:
            ledger = store()
            asked = _asked.setdefault(ledger, {})
            asked[chosen(ledger, agenda_name)[0].name, language] = ledger.sequence
            ledger.before_shown(_prepare)
        return _shown(agenda_name, language, is_carried=is_carried)


# At which version walls last asked for the slides of an agenda in a language.
_asked: WeakKeyDictionary[Store, dict[tuple[str, Language], int]] = WeakKeyDictionary()
# A wall asks again at every version; of two that follow at once it may miss the first.
_KEPT_FOR_VERSIONS = 2


def _prepare() -> None:
    """Works out the slides of the version that comes for walls that are likely still there."""
    coming = store().sequence
    asked = _asked[store()]
    for (agenda, spoken), version in tuple(asked.items()):
        if version >= coming - _KEPT_FOR_VERSIONS:
            with acting(VISITOR):
                _shown(agenda, spoken, is_carried=False)
        else:
            del asked[agenda, spoken]


def _shown(agenda_name: str, language: Language, *, is_carried: bool) -> dict[str, object]:
    ledger, view = store(), view_at()
    now = revision(ledger)
    of_view = view.now.id if view else None
    # Names that nobody gave are many, the agendas few: what is kept is of an agenda.
    agenda, is_known = chosen(ledger, agenda_name)
    with speaking(language):
        made = cached_value(
            ledger,
            ("slides", of_view, now, agenda.name, language, is_carried),
            lambda: _made(ledger, now, agenda, language, is_carried=is_carried),
        )
        return made | {
            "notice": "" if is_known else no_agenda(ledger, agenda_name),
            "stale": stale_note(view) if view else "",  # the wall clock alone decides it
        }


def _made(
    ledger: Store, now: str, agenda: Agenda, language: Language, *, is_carried: bool
) -> dict[str, object]:
    view = view_at()
    is_public = agenda.audience == "visitors"
    slides = [] if view is None else _slides(view, agenda, is_carried=is_carried)
    return {
        "revision": now,
        "sequence": ledger.sequence,
        "lang": language,
        "agenda": agenda.name,
        "audience": agenda.audience,
        "brand": _brand(agenda),
        "place": "" if view is None else _place(view),
        "sample": say("wall-sample") if view and view.now.is_sample else "",
        "stamp": "" if view is None else _stamp(view, is_public=is_public),
        "news": "" if view is None or is_public else wall_news(view),
        "slides": slides,
        "words": {
            "paused": say("wall-paused"),
            "leaving": say("wall-leaving"),
            "lost": say("wall-lost", time="\0"),
            "lostNote": say("wall-lost-note"),
            "signedOut": say("wall-signed-out", time="\0"),
            "signedOutNote": say("wall-signed-out-note"),
            "noSlide": say("wall-no-slide", slide="\0", count=len(slides)),
            "no-theme": say("wall-no-theme", theme="\0"),
            "no-lang": say("wall-no-language", asked="\0"),
        },
        "empty": {
            "title": escape(say("wall-empty-title")),
            "sub": escape(say("wall-empty-sub")),
        },
    }


def _slides(view: View, agenda: Agenda, *, is_carried: bool) -> list[dict[str, object]]:
    is_public = agenda.audience == "visitors"
    hides_talks = is_carried or is_public
    secret = talk_names(view) if hides_talks else ()
    made: list[dict[str, object]] = []
    keys: Counter[str] = Counter()
    named = frozenset(entry.ledger for entry in agenda.slides if entry.ledger)
    for entry in agenda.slides:
        wall = Wall(view, is_public, hides_talks, entry.towns or None)
        for slide in slides_of(entry.slide, wall, entry.ledger, named):
            key = "|".join((slide.name, *filter(None, (slide.of,)), *entry.towns))
            keys[key] += 1
            made.append(_written(unnamed(slide, secret), entry.seconds, f"{key}|{keys[key]}"))
    return made


def _written(slide: Slide, seconds: int, key: str) -> dict[str, object]:
    # The key stays when the data change, so that a wall finds its slide again.
    return {
        "key": hashlib.sha256(key.encode()).hexdigest()[:8],
        "name": slide.name,
        "label": slide.label or say(f"wall-slide-{slide.name}"),
        "title": _clauses(slide.title),
        "sub": escape(slide.sub),
        "pages": list(slide.pages),
        "narrow": list(slide.narrow),
        "seconds": seconds,
        "size": slide.size,
        "notes": list(slide.notes),
    }


def _clauses(title: str) -> str:
    """Each clause in one piece; the space behind it stays outside, where a line may break."""
    return "".join(
        f"<span>{escape(clause.rstrip())}</span>{' ' if clause != clause.rstrip() else ''}"
        for clause in _CLAUSE.findall(title)
    )


def _place(view: View) -> str:
    as_of = view.now.as_of
    return say("wall-month", year=str(as_of.year), month=str(as_of.month))


def _stamp(view: View, *, is_public: bool) -> str:
    """Visitors read the date alone; the office also which version, and who uploaded it."""
    parts = [say("head-as-of", date=date_text(view.now.as_of))]
    if not is_public:
        parts.append(say("head-version", version=str(view.now.version)))
        if view.uploaded_at is not None:
            parts.append(f"{view.uploaded_by} {moment(view.uploaded_at)}")
    return " · ".join(parts)
