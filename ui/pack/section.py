"""The pack on the dispatch page: its button, the wording of the 通报, the county's own template."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import pandas as pd
import streamlit as st

from data.documents.deck.template import template_layouts
from data.documents.deck.write import MIME as PPTX
from data.documents.lists import MIME as XLSX
from data.documents.notice import MIME as DOCX
from data.documents.notice import PLACES, places_of
from data.documents.office_template import TemplateError
from data.language import language, say
from data.rights import may
from data.rules import load_rules
from data.rules.meeting import FIGURES, Mistake, Notice, mistakes
from data.screens.dispatch import Dispatch
from data.screens.quarter import Quarter
from data.screens.records import records
from data.screens.view import View, store
from data.store.meeting import PackPart
from ui.components import note, section_title
from ui.components.downloads import download_button
from ui.components.tables import ROW_HEIGHT, table_height
from ui.markup import render, verbatim
from ui.pack import meetings as meetings_of
from ui.pack import pack_files
from ui.pack.readings import Pack
from ui.signed_in import signed_as

Part = tuple[str, str]  # where a text stands, and the text
_SAVED = "pack-wording-was-saved"


def own_wording() -> tuple[Notice, bool]:
    """The wording in force, and whether one that the office stored cannot be used any more."""
    product = load_rules().notice
    own = store().meeting.own("wording")
    if own is None:
        return product, False
    try:
        stored = json.loads(own[1])
        if isinstance(stored, dict):
            return Notice.model_validate(product.model_dump() | stored), False
    except ValueError:
        pass
    return product, True


def wording_editor(pack: Pack, wording: Notice) -> None:
    """Texts, how many changes are named, what is wrong, and the text with today's figures."""
    with st.expander(say("pack-wording"), key="pack-wording"):
        note(say("pack-wording-note", names="、".join(f"{{{name}}}" for name in FIGURES)))
        left, right = st.columns(2, gap="large")
        with left:
            written = _texts(wording)
        with right:
            answer = st.container()
            named = _named(wording)
        with answer:
            _respond(pack, wording, written, named)


def _respond(pack: Pack, wording: Notice, written: dict[str, str], named: dict[str, int]) -> None:
    """The buttons, and below them what is wrong or how the text reads."""
    wrong = _wrong(written, wording.unsaid)
    with st.container(horizontal=True, gap="small"):
        is_saved = st.button(say("pack-wording-save"), key="pack-wording-save", type="primary")
        is_reset = st.button(say("pack-wording-reset"), key="pack-wording-reset")
    if is_reset:
        store().meeting.save_own("wording", b"", by=signed_as())
        st.rerun()
    if wrong:
        head = say("pack-wording-not-saved" if is_saved else "pack-wording-wrong")
        st.error("\n\n".join([head, *map(verbatim, wrong)]))
        return
    edited = as_notice(written, named, wording)
    if is_saved:
        content = edited.model_dump_json(exclude={"unsaid"}).encode()
        store().meeting.save_own("wording", content, by=signed_as())
        st.session_state[_SAVED] = True
        st.rerun()
    if st.session_state.pop(_SAVED, False):
        st.success(say("pack-wording-saved"))
    _preview(pack, edited)


def as_notice(written: dict[str, str], named: dict[str, int], before: Notice) -> Notice:
    """The wording that texts and counts make; a part without heading and text is left out."""
    numbers = [key.removeprefix("heading-") for key in written if key.startswith("heading-")]
    sections = [
        {"heading": written[f"heading-{number}"].strip(), "paragraphs": _paragraphs(text)}
        for number in numbers
        if (text := written[f"paragraphs-{number}"]).strip() or written[f"heading-{number}"].strip()
    ]
    return Notice.model_validate(
        {
            "issuer": written["issuer"].strip(),
            "title": written["title"].strip(),
            "addressee": written["addressee"].strip(),
            "section": sections,
            "changes": {"heading": written["changes"].strip(), "named": named},
            "problems": {
                "heading": written["problems"].strip(),
                "named": before.problems.named,
            },
            "ledgers": {
                "heading": written["ledgers"].strip(),
                "named": before.ledgers.named,
            },
            "unsaid": before.unsaid,
        }
    )


def _texts(wording: Notice) -> dict[str, str]:
    """Every text of the editor by its key; one part more than there are, left empty for none."""
    written = {
        "issuer": st.text_input(say("pack-wording-issuer"), wording.issuer, key="pack-issuer"),
        "title": st.text_input(say("pack-wording-title"), wording.title, key="pack-title"),
        "addressee": st.text_input(
            say("pack-wording-addressee"), wording.addressee, key="pack-addressee"
        ),
    }
    parts = [(one.heading, "\n".join(one.paragraphs)) for one in wording.section]
    for number, (heading, text) in enumerate([*parts, ("", "")], 1):
        is_new = number > len(parts)
        label = "pack-wording-heading-new" if is_new else "pack-wording-heading"
        written[f"heading-{number}"] = st.text_input(
            say(label, number=str(number)), heading, key=f"pack-heading-{number}"
        )
        written[f"paragraphs-{number}"] = st.text_area(
            say("pack-wording-paragraphs"),
            text,
            key=f"pack-paragraphs-{number}",
            height=80 if is_new else 130,
        )
    written["changes"] = st.text_input(
        say("pack-wording-changes"), wording.changes.heading, key="pack-changes"
    )
    written["ledgers"] = st.text_input(
        say("pack-wording-ledgers"), wording.ledgers.heading, key="pack-ledgers"
    )
    written["problems"] = st.text_input(
        say("pack-wording-problems"), wording.problems.heading, key="pack-problems"
    )
    return written


def _named(wording: Notice) -> dict[str, int]:
    """How many changes of each kind the 通报 names, as the reader left the table."""
    named: dict[str, int] = wording.changes.named.model_dump()
    note(say("pack-wording-named-note"))
    edited = st.data_editor(
        pd.DataFrame(
            {
                "kind": [say(f"dispatch-short-{kind}") for kind in named],
                "named": list(named.values()),
            }
        ),
        key="pack-named",
        hide_index=True,
        disabled=["kind"],
        row_height=ROW_HEIGHT,
        height=table_height(len(named), max_rows=len(named)),
        column_config={
            "kind": st.column_config.TextColumn(say("pack-topic")),
            "named": st.column_config.NumberColumn(
                say("pack-wording-named"), min_value=0, max_value=20, step=1, required=True
            ),
        },
    )
    return {kind: int(row["named"]) for kind, row in zip(named, records(edited), strict=True)}


def _wrong(written: dict[str, str], unsaid: tuple[str, ...]) -> list[str]:
    """What is wrong, each with its place and remedy."""
    found = []
    for place, text in _placed(written):
        if not text.strip():
            found.append(say("pack-mistake-blank", place=place))
        found += [_said(place, one) for one in mistakes(text, unsaid)]
    if not any(written[key].strip() for key in written if key.startswith("heading-")):
        found.append(say("pack-mistake-no-part"))
    return found


def _placed(written: dict[str, str]) -> list[Part]:
    """Every text with its place in words; a part that is left empty altogether is none."""
    placed = [(say("pack-wording-issuer"), written["issuer"])]
    placed.append((say("pack-wording-title"), written["title"]))
    placed.append((say("pack-wording-addressee"), written["addressee"]))
    for key, heading in written.items():
        number = key.removeprefix("heading-")
        if number == key:
            continue
        text = written[f"paragraphs-{number}"]
        if not heading.strip() and not text.strip():
            continue
        placed.append((say("pack-wording-heading", number=number), heading))
        for line, paragraph in enumerate(_paragraphs(text) or ("",), 1):
            place = say("pack-place-paragraph", number=number, line=str(line))
            placed.append((place, paragraph))
    placed.append((say("pack-wording-changes"), written["changes"]))
    placed.append((say("pack-wording-ledgers"), written["ledgers"]))
    placed.append((say("pack-wording-problems"), written["problems"]))
    return placed


def _said(place: str, mistake: Mistake) -> str:
    key = f"pack-mistake-{mistake.kind}"
    sentence = say(key, place=place, written=mistake.written)
    if mistake.proposal:
        return sentence + say("pack-mistake-proposal", proposal=mistake.proposal)
    return sentence + say(f"{key}.remedy")


def _preview(pack: Pack, wording: Notice) -> None:
    """The text with today's figures, as it will be printed."""
    told = pack_files.notice_text(pack, wording)
    note(say("pack-preview"))
    st.html(render("pages.notice", told.title, told.addressee, told.sections))


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


@dataclass(frozen=True)
class _Template:
    part: PackPart
    suffixes: tuple[str, ...]


_TEMPLATES = (_Template("template", ("pptx", "potx")), _Template("paper", ("docx", "dotx")))


def own_template(part: PackPart) -> bytes | None:
    """The office's own file; None where it uses the product's, or where it cannot be used.

    Asked while a download is made, outside a page's run: nothing is said here.
    """
    own = store().meeting.own(part)
    if own is None:
        return None
    try:
        (_places if part == "paper" else _layouts)(own[1])
    except TemplateError:
        return None
    return own[1]


def template_editors() -> None:
    """One for the slides, one for the 通报's paper."""
    for template in _TEMPLATES:
        _editor(template)


def template_problem(error: TemplateError) -> str:
    """What is wrong with a file and what to do."""
    problem = error.problem
    key = f"pack-{problem.code}"
    return f"{say(key, **problem.arguments)} {say(f'{key}.remedy', **problem.arguments)}"


def _editor(template: _Template) -> None:
    part = template.part
    own = store().meeting.own(part)
    title = say(f"pack-{part}")
    key = f"pack-{part}"
    with st.expander(title if own is None else f"{title}：{verbatim(own[0])}", key=key):
        note(say(f"pack-{part}-note", places="、".join(f"{{{name}}}" for name in PLACES)))
        if own is not None:
            _show_what_is_used(part, own[1])
        # Macro files are taken so that they can be told what is wrong with them.
        macros = tuple(f"{suffix[:-1]}m" for suffix in template.suffixes)
        # A file that was dealt with leaves the uploader, or a reset would take it up again.
        turn = f"{key}-turn"
        number = int(st.session_state.get(turn, 0))
        file = st.file_uploader(
            say(f"pack-{part}-file"),
            type=(*template.suffixes, *macros),
            key=f"{key}-file-{number}",
        )
        if file is not None and (own is None or file.getvalue() != own[1]):
            content = file.getvalue()
            try:
                _described(part, content)
            except TemplateError as error:
                st.error(verbatim(f"{file.name}：{template_problem(error)}"))
                return
            store().meeting.save_own(part, content, by=signed_as(), file_name=file.name)
            st.session_state[turn] = number + 1
            st.rerun()
        if own is not None and st.button(say("pack-template-reset"), key=f"{key}-reset"):
            store().meeting.save_own(part, b"", by=signed_as())
            st.session_state[turn] = number + 1
            st.rerun()


def _show_what_is_used(part: PackPart, content: bytes) -> None:
    """Of the file in use; one that was kept before it was checked may turn out unusable."""
    try:
        note(_described(part, content))
    except TemplateError as error:
        st.warning(verbatim(say("pack-template-unusable", problem=template_problem(error))))


def _described(part: PackPart, content: bytes) -> str:
    """What of a file is used; raises TemplateError."""
    if part == "paper":
        places = _places(content)
        sentence = say("pack-paper-places", places="、".join(places))
        missing = [name for name in PLACES if name not in places]
        return sentence + (say("pack-paper-missing", places="、".join(missing)) if missing else "")
    found = _layouts(content)
    sentence = say("pack-template-layouts", cover=found.cover, page=found.page)
    if found.is_four_three:
        sentence += say("pack-template-four-three")
    if found.examples:
        sentence += say("pack-template-examples", count=found.examples)
    return sentence


# A page is drawn far more often than a file changes.
_places = lru_cache(maxsize=2)(places_of)
_layouts = lru_cache(maxsize=2)(template_layouts)


def pack_button(view: View, dispatch: Dispatch | None) -> None:
    """The whole pack, made when it is clicked; nothing is worked out before."""
    pack, chosen = Pack(view, dispatch), language()

    def whole() -> bytes:
        wording = own_wording()[0]
        return pack_files.whole(
            pack, chosen, wording, own_template("template"), own_template("paper")
        )

    _download("pack-download", f"{_name(view)}.zip", "application/zip", whole, is_main=True)


def pack_parts(view: View, dispatch: Dispatch | None) -> None:
    """Each document by itself, made when it is clicked."""
    pack, chosen, name = Pack(view, dispatch), language(), _name(view)

    def slides() -> bytes:
        return pack_files.slides(pack, chosen, own_template("template"))

    def notice() -> bytes:
        return pack_files.notice(pack, own_wording()[0], own_template("paper"))

    with st.container(horizontal=True, gap="small", key="pack-downloads"):
        _download("pack-download-pptx", f"{name}.pptx", PPTX, slides)
        _download("pack-download-docx", f"{name}.docx", DOCX, notice)
        _download(
            "pack-download-xlsx", f"{name}.xlsx", XLSX, lambda: pack_files.tables(pack, chosen)
        )
        if has_pdf := pack_files.office_program() is not None:
            pdf = "application/pdf"
            _download("pack-download-pdf", f"{name}.pdf", pdf, lambda: pack_files.pdf(slides()))
    if not has_pdf:
        note(say("pack-no-pdf"))


def meeting_parts(quarter: Quarter, meetings: Sequence[str]) -> None:
    """The papers of meetings that look back, each made when it is clicked."""
    pack, chosen = Pack(quarter.view, None), language()
    with st.container(horizontal=True, gap="small", key="quarter-downloads"):
        for meeting in meetings:
            name = f"{meetings_of.meeting_word(meeting)}_{quarter.view.now.as_of.isoformat()}"
            key = "pack-quarter" if meeting == meetings_of.QUARTER else "pack-year"

            def slides(meeting: str = meeting) -> bytes:
                template = own_template("template")
                return meetings_of.meeting_slides(pack, quarter, meeting, chosen, template)

            def paper(meeting: str = meeting) -> bytes:
                wording = own_wording()[0]
                return meetings_of.meeting_paper(
                    pack, quarter, meeting, wording, own_template("paper")
                )

            _download(f"{key}-pptx", f"{name}.pptx", PPTX, slides)
            _download(f"{key}-docx", f"{name}.docx", DOCX, paper)


def pack_section(view: View, dispatch: Dispatch | None) -> None:
    """The documents, what they cannot say, and for who has signed in wording and templates."""
    section_title(say("pack-section"), say("pack-section-note"))
    pack = Pack(view, dispatch)
    wording, is_unusable = own_wording()
    if is_unusable:
        st.warning(say("pack-wording-unusable"))
    missing = pack_files.notice_text(pack, wording).missing
    if missing:
        note(say("pack-missing", names="、".join(missing)))
    pack_parts(view, dispatch)
    if may("settings"):
        template_editors()
        wording_editor(pack, wording)


def _name(view: View) -> str:
    return say("pack-name", as_of=view.now.as_of.isoformat())


def _download(
    key: str, file: str, mime: str, made: Callable[[], bytes], *, is_main: bool = False
) -> None:
    kind: Literal["primary", "secondary"] = "primary" if is_main else "secondary"
    download_button(say(key), data=made, file_name=file, mime=mime, key=key, type=kind)
