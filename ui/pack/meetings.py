"""The papers of a meeting that looks back: the quarter's or the year's, as its agenda says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.documents.deck.deck import Bars, Deck, DeckSlide
from data.documents.deck.write import deck_pptx
from data.documents.notice import notice_document
from data.environment import var_folder
from data.formats import column_value
from data.language import language, say, speaking
from data.meeting.notice import NoticeText, of_county, official, ordinal, with_figures
from data.rules.files import read
from data.rules.meeting import Agendas, Notice
from data.screens import quarter as said
from data.screens.figure import county_name
from data.screens.quarter import Course, Quarter
from data.texts import Language
from ui.pack.deck import amount_form, deck, slides_named
from ui.pack.readings import Pack, grid_of

QUARTER, YEAR = "季分析", "全年总结"
_MOST_DUE = 12
_MONTHS = range(1, 13)


def meeting_deck(pack: Pack, quarter: Quarter, meeting: str) -> Deck:
    """The slides of the meeting's agenda that have something to say, the quarter among them."""
    names: list[str] = ["headline", "quarter", "pipeline", "funds"]
    for one in read("agenda", Agendas, var_folder() / "rules").agenda:
        if one.name == meeting:
            names = [entry.slide for entry in one.slides]
    slides: list[DeckSlide] = []
    for name in dict.fromkeys(names):
        slides += quarter_slides(quarter) if name == "quarter" else slides_named(pack, name)
    return replace(
        deck(pack, slides),
        title=say("pack-title-meeting", county=county_name(), meeting=meeting_word(meeting)),
        subtitle=_time(quarter, meeting),
    )


def meeting_word(meeting: str) -> str:
    """What the meeting is called in the reader's language."""
    return say("nav-quarter") if meeting == QUARTER else say("pack-meeting-year")


def _time(quarter: Quarter, meeting: str) -> str:
    year = str(quarter.year)
    if meeting == YEAR:
        return say("pack-subtitle-year", year=year)
    return say("pack-subtitle-quarter", year=year, quarter=said.quarter_word(quarter.number))


def quarter_slides(quarter: Quarter) -> list[DeckSlide]:
    """Every measure against before; its months beside last year's; what is due next."""
    if not said.known(quarter):
        return []
    heads, rows = said.table(quarter)
    spoken = tuple(text for text, _ in said.sentences(quarter))
    columns = [(head, 3.0, lambda row, at=at: row[at]) for at, head in enumerate(heads)]
    grid = grid_of(rows, *columns, numbers=range(1, len(heads)))
    missing = say("readiness-comma").join(said.missing(quarter))
    found = [DeckSlide(said.headline(quarter), missing, grid=grid, notes=spoken)]
    for measure in ("signed", "funds"):
        if measure in said.known(quarter):
            found.append(_months(quarter, measure))
    if due := said.due_rows(quarter):
        shown = grid_of(
            due[:_MOST_DUE],
            (say("quarter-head-month"), 2, lambda row: row[0]),
            (say("quarter-head-due"), 10, lambda row: row[1]),
            (say("quarter-overdue"), 2, lambda row: say("quarter-overdue") if row[2] else ""),
        )
        found.append(DeckSlide(said.due_title(quarter), "", grid=shown))
    return found


def _months(quarter: Quarter, measure: str) -> DeckSlide:
    course, last = quarter.now[measure], quarter.last.get(measure)
    series = [(str(quarter.year), _drawn(course, measure))]
    if last is not None:
        series.append((str(quarter.year - 1), _drawn(last, measure)))
    months = tuple(say("quarter-month", month=month) for month in _MONTHS)
    form = amount_form() if measure == "funds" else "0"
    told = said.known(quarter)
    spoken = said.sentences(quarter)[told.index(measure)][0]
    title = say(
        "quarter-clause",
        measure=say(f"quarter-measure-{measure}"),
        value=said.written(measure, quarter.of(measure)),
        change=said.compared(quarter, measure)[0],
    )
    named = f"{said.quarter_word(quarter.number)}{title}"
    return DeckSlide(named, spoken, Bars(months, tuple(series), form), notes=(spoken,))


def _drawn(course: Course, measure: str) -> tuple[float | None, ...]:
    if measure != "funds":
        return course.months
    return tuple(None if one is None else column_value(one, language()) for one in course.months)


def meeting_slides(
    pack: Pack, quarter: Quarter, meeting: str, spoken: Language, template: bytes | None
) -> bytes:
    """The PPTX; raises TemplateError."""
    with speaking(spoken):
        told = meeting_deck(pack, quarter, meeting)
    return deck_pptx(told, template)


def meeting_paper(
    pack: Pack, quarter: Quarter, meeting: str, wording: Notice, paper: bytes | None = None
) -> bytes:
    """The DOCX in official style, every sentence that of the page; raises TemplateError."""
    with speaking("zh"):
        text = meeting_text(quarter, meeting, wording)
        return notice_document(
            text,
            pack.office,
            pack.view.now.as_of,
            is_sample=pack.view.now.is_sample,
            template=paper,
        )


def meeting_text(quarter: Quarter, meeting: str, wording: Notice) -> NoticeText:
    """What the paper says: how the quarter was, what is due, what cannot be said."""
    with speaking("zh"):
        lines = [text for text, _ in said.sentences(quarter)]
        due = [
            say("quarter-due-line", month=month, text=text)
            for month, text, _ in said.due_rows(quarter)
        ]
        parts: list[tuple[str, Sequence[str]]] = [
            (say("pack-part-course"), lines),
            (said.due_title(quarter), due[:_MOST_DUE]),
            (say("pack-part-missing"), said.missing(quarter)),
        ]
        title = say("pack-paper-title", time=_time(quarter, meeting), meeting=meeting)
        return NoticeText(
            issuer=with_figures(wording.issuer, of_county()),
            title_pieces=(title,),
            addressee=with_figures(wording.addressee, of_county()),
            sections=tuple(
                (f"{ordinal(at)}、{heading}", tuple(official(_ended(one)) for one in texts))
                for at, (heading, texts) in enumerate(
                    ((heading, texts) for heading, texts in parts if texts), 1
                )
            ),
            missing=(),
        )


def _ended(sentence: str) -> str:
    stop = say("pack-stop")
    return sentence if sentence.endswith(stop) else sentence + stop
