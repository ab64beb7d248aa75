"""The pack on the dispatch page: one click for all, each part by itself, wording and templates."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from data.exports.deck import MIME as PPTX
from data.exports.lists import MIME as XLSX
from data.exports.notice import MIME as DOCX
from ui.components import note, section_title
from ui.dispatch.pair import Dispatch
from ui.language import language, say
from ui.pack import make
from ui.pack.readings import Pack
from ui.pack.template import own_template, template_editors
from ui.pack.wording import own_wording, wording_editor
from ui.signed_in import may_upload
from ui.snapshots import View


def pack_section(view: View, dispatch: Dispatch | None) -> None:
    """Downloads are made when they are clicked; nothing is worked out before."""
    section_title(say("pack-section"), say("pack-section-note"))
    pack = Pack(view, dispatch)
    wording, is_unusable = own_wording()
    if is_unusable:
        st.warning(say("pack-wording-unusable"))
    missing = make.notice_text(pack, wording).missing
    if missing:
        note(say("pack-missing", names="、".join(missing)))
    chosen = language()
    name = say("pack-name", as_of=view.now.as_of.isoformat())
    has_pdf = make.office_program() is not None

    def slides() -> bytes:
        return make.slides(pack, chosen, own_template("template"))

    def notice() -> bytes:
        return make.notice(pack, wording, own_template("paper"))

    def whole() -> bytes:
        return make.whole(pack, chosen, wording, own_template("template"), own_template("paper"))

    parts: list[tuple[str, str, str, Callable[[], bytes]]] = [
        ("pack-download", f"{name}.zip", "application/zip", whole),
        ("pack-download-pptx", f"{name}.pptx", PPTX, slides),
        ("pack-download-docx", f"{name}.docx", DOCX, notice),
        ("pack-download-xlsx", f"{name}.xlsx", XLSX, lambda: make.tables(pack, chosen)),
    ]
    if has_pdf:
        pdf = ("pack-download-pdf", f"{name}.pdf", "application/pdf", lambda: make.pdf(slides()))
        parts.append(pdf)
    with st.container(horizontal=True, gap="small", key="pack-downloads"):
        for number, (key, file, mime, made) in enumerate(parts):
            st.download_button(
                say(key),
                data=made,
                file_name=file,
                mime=mime,
                key=key,
                type="secondary" if number else "primary",
            )
    if not has_pdf:
        note(say("pack-no-pdf"))
    if may_upload():
        template_editors()
        wording_editor(pack, wording)
