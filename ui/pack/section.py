"""The pack on the dispatch page: one click for all, each part by itself, wording and templates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

from data.documents.deck import MIME as PPTX
from data.documents.lists import MIME as XLSX
from data.documents.notice import MIME as DOCX
from data.language import language, say
from data.screens.dispatch_readings import Dispatch
from data.screens.view import View
from ui.components import note, section_title
from ui.pack import pack_files
from ui.pack.notice_wording import own_wording, wording_editor
from ui.pack.readings import Pack
from ui.pack.template import own_template, template_editors
from ui.signed_in import may_upload


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
    if may_upload():
        template_editors()
        wording_editor(pack, wording)


def _name(view: View) -> str:
    return say("pack-name", as_of=view.now.as_of.isoformat())


def _download(
    key: str, file: str, mime: str, made: Callable[[], bytes], *, is_main: bool = False
) -> None:
    kind: Literal["primary", "secondary"] = "primary" if is_main else "secondary"
    st.download_button(say(key), data=made, file_name=file, mime=mime, key=key, type=kind)
