"""Everything a wall shows of one version and agenda, as data that its script draws.

What is worked out once is kept: walls ask again at every publish, all at the same moment.
"""

from __future__ import annotations

import hashlib
import re
import threading
from collections import Counter, OrderedDict
from datetime import datetime
from html import escape

from data.formats import date_text, moment
from data.language import say, speaking
from data.rules import load_rules
from data.rules.agenda import Agenda
from data.screens.figure import county_name
from data.screens.view import View, store, view_at
from data.store import Store
from data.texts import Language
from ui.wall.agendas import chosen, no_agenda
from ui.wall.publish_banner import wall_news
from ui.wall.redaction import talk_names, unnamed
from ui.wall.slides import SLIDES, Slide, Wall

_MOST_CACHED = 12
# A headline breaks after its punctuation and nowhere else.
# A comma or colon between two figures is no end of a clause: 9,575.46, 18:05.
_CLAUSE = re.compile(r"(?:[^，；：。、,;:]|(?<=\d)[,:](?=\d))+[，；：。、,;:]?\s*")
_lock = threading.Lock()
_shows: OrderedDict[tuple[str, str, Language, bool], dict[str, object]] = OrderedDict()


def revision(ledger: Store) -> str:
    """Changes whenever a wall has something new to show: a version, or an agenda."""
    return f"{ledger.sequence}.{ledger.meeting.sequence}"


def show(agenda_name: str, language: Language, *, is_carried: bool = False) -> dict[str, object]:
    """The slides of an agenda in the newest version, and the words around them.

    An agenda that nobody knows is the usual one, and the news say so. is_carried: for a
    file that leaves the office, without names of projects in talks.
    """
    ledger = store()
    now = revision(ledger)
    key = (now, agenda_name, language, is_carried)
    with _lock:
        if key in _shows:
            _shows.move_to_end(key)
            return _shows[key] | _fresh(language)
    with speaking(language):
        made = _made(ledger, now, agenda_name, language, is_carried=is_carried)
    with _lock:
        _shows[key] = made
        while len(_shows) > _MOST_CACHED:
            _shows.popitem(last=False)
    return made | _fresh(language)


def _fresh(language: Language) -> dict[str, object]:
    """What the wall clock alone decides."""
    with speaking(language):
        view = view_at()
        return {"stale": _stale(view) if view else ""}


def _made(
    ledger: Store, now: str, name: str, language: Language, *, is_carried: bool
) -> dict[str, object]:
    view = view_at()
    agenda, is_known = chosen(ledger, name)
    is_public = agenda.audience == "visitors"
    slides = [] if view is None else _slides(view, agenda, is_carried=is_carried)
    return {
        "revision": now,
        "sequence": ledger.sequence,
        "lang": language,
        "agenda": agenda.name,
        "audience": agenda.audience,
        "brand": say("wall-brand", county=county_name()),
        "place": "" if view is None else _place(view),
        "sample": say("wall-sample") if view and view.now.is_sample else "",
        "stamp": "" if view is None else _stamp(view, is_public=is_public),
        "news": "" if view is None or is_public else wall_news(view),
        "notice": "" if is_known else no_agenda(ledger, name),
        "slides": slides,
        "words": {
            "paused": say("wall-paused"),
            "leaving": say("wall-leaving"),
            "lost": say("wall-lost", time="\0"),
            "lostNote": say("wall-lost-note"),
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
    for entry in agenda.slides:
        maker = SLIDES.get(entry.slide)
        slide = maker(Wall(view, is_public, hides_talks, entry.towns or None)) if maker else None
        if slide is None:
            continue
        key = "|".join((slide.name, *entry.towns))
        keys[key] += 1
        made.append(_written(unnamed(slide, secret), entry.seconds, f"{key}|{keys[key]}"))
    return made


def _written(slide: Slide, seconds: int, key: str) -> dict[str, object]:
    # The key stays when the data change, so that a wall finds its slide again.
    return {
        "key": hashlib.sha256(key.encode()).hexdigest()[:8],
        "name": slide.name,
        "label": say(f"wall-slide-{slide.name}"),
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


def _stale(view: View) -> str:
    if view.now.is_sample or view.uploaded_at is None:
        return ""
    days = (datetime.now(view.uploaded_at.tzinfo) - view.uploaded_at).days
    limit = load_rules().measures.freshness.stale_after_days
    return say("head-stale", days=days) if days > limit else ""
