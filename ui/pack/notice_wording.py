"""The 通报's wording on the page: edited, checked as it is typed, read with today's figures.

What the office stores lies over the product's wording, so that a later release may add to it.
A mistake is said with its place and what should stand there; nothing wrong is stored.
"""

from __future__ import annotations

import json
from html import escape

import pandas as pd
import streamlit as st

from data.language import say
from data.rules import load_rules
from data.rules.notice import FIGURES, Mistake, Notice, mistakes
from data.screens.records import records
from data.screens.view import store
from ui.components import note
from ui.components.tables import ROW_HEIGHT, table_height
from ui.intake.upload import signed_as
from ui.markdown_escape import verbatim
from ui.pack import pack_files
from ui.pack.readings import Pack

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
    body = "".join(
        f"<h3>{escape(heading)}</h3>" + "".join(f"<p>{escape(text)}</p>" for text in texts)
        for heading, texts in told.sections
    )
    note(say("pack-preview"))
    st.html(
        f'<div class="sb-aloud" lang="zh-CN"><h3>{escape(told.title)}</h3>'
        f"<p>{escape(told.addressee)}</p>{body}</div>"
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
