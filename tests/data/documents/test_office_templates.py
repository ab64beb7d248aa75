"""The office's own slides and paper: what is taken of them, and what each wrong file is told."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.shared import Pt
from pptx import Presentation
from pptx.util import Emu

from data.documents.deck.template import template_layouts
from data.documents.notice import places_of
from data.documents.office_template import LARGEST, TemplateError
from data.texts import LANGUAGES, text

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def slides(*, wide=12_192_000, rename=None, examples=0, titleless=False):
    book = Presentation()
    book.slide_width, book.slide_height = Emu(wide), Emu(6_858_000)
    for layout in book.slide_layouts:
        if rename and layout.name in rename:
            layout.name = rename[layout.name]
            layout._element.attrib.pop("type", None)
        if titleless:
            for place in list(layout.placeholders):
                place._element.getparent().remove(place._element)
    for _ in range(examples):
        book.slides.add_slide(book.slide_layouts[0])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def paper(*lines, head=""):
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.sections[0].header.paragraphs[0].text = head
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def repacked(content, change):
    """The package with parts changed: change(name, bytes) → bytes or None to leave it out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return buffer.getvalue()


def retyped(content, old, new):
    return repacked(
        content,
        lambda name, part: part.replace(old, new) if name == "[Content_Types].xml" else part,
    )


def without(content, gone):
    return repacked(content, lambda name, part: None if name == gone else part)


def with_macros(content):
    buffer = io.BytesIO(content)
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("ppt/vbaProject.bin", b"code")
    return buffer.getvalue()


SLIDES_MACRO = retyped(
    slides(), b"presentationml.presentation.main", b"ms-powerpoint.presentation.macroEnabled.main"
)
PAPER_MACRO = retyped(
    paper("{正文}"), b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"
)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "template-empty"),
        (b"PK" + bytes(LARGEST), "template-large"),
        (_OLE, "template-old-slides"),
        (b"%PDF-1.7", "template-other-slides"),
        (b"PK\x03\x04broken", "template-broken"),
        (slides()[: len(slides()) // 2], "template-broken"),
        (without(slides(), "ppt/presentation.xml"), "template-broken"),
        (without(slides(), "ppt/slideMasters/slideMaster1.xml"), "template-broken"),
        (paper("{正文}"), "template-other-slides"),
        (with_macros(slides()), "template-macros-slides"),
        (SLIDES_MACRO, "template-macros-slides"),
        (slides(titleless=True), "template-no-title"),
    ],
)
def test_slides_that_cannot_be_used_are_refused_with_their_reason(content, code):
    with pytest.raises(TemplateError) as error:
        template_layouts(content)
    refused_as(error.value, code)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "template-empty"),
        (_OLE, "template-old-paper"),
        (b"text", "template-other-paper"),
        (slides(), "template-other-paper"),
        (PAPER_MACRO, "template-macros-paper"),
        (without(paper("{正文}"), "word/document.xml"), "template-broken"),
        (paper("红头"), "template-no-body"),
        (paper("现将情况通报如下：{正文}"), "template-no-body"),
        (paper("{正文}", "{正文}"), "template-no-body"),
        (paper("{正文}", "{签发人}"), "template-unknown-places"),
        (paper("{正文}", head="{编号}"), "template-unknown-places"),
    ],
)
def test_paper_that_cannot_be_used_is_refused_with_its_reason(content, code):
    with pytest.raises(TemplateError) as error:
        places_of(content)
    refused_as(error.value, code)


def referring(content, part, kind, target="http://127.0.0.1:9/x.png", mode="External"):
    """The package with one more relationship of a part."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    one = f'<Relationship Id="far" Type="{office}/{kind}" Target="{target}" TargetMode="{mode}"/>'

    def change(name, old):
        return (
            old.replace(b"</Relationships>", one.encode() + b"</Relationships>")
            if name == part
            else old
        )

    return repacked(content, change)


LAYOUT = "ppt/slideLayouts/_rels/slideLayout1.xml.rels"
WORD = "word/_rels/document.xml.rels"


@pytest.mark.parametrize(
    ("content", "taken", "part"),
    [
        (
            referring(slides(), LAYOUT, "image"),
            template_layouts,
            "ppt/slidelayouts/slidelayout1.xml",
        ),
        (
            referring(slides(), LAYOUT, "image", "file://elsewhere/share/x.png", "external"),
            template_layouts,
            "ppt/slidelayouts/slidelayout1.xml",
        ),
        (
            referring(slides(), LAYOUT, "oleObject"),
            template_layouts,
            "ppt/slidelayouts/slidelayout1.xml",
        ),
        (referring(paper("{正文}"), WORD, "attachedTemplate"), places_of, "word/document.xml"),
        (
            paper("{正文}", "INCLUDEPICTURE http://127.0.0.1:9/x.png"),
            places_of,
            "word/document.xml",
        ),
    ],
)
def test_what_would_be_fetched_from_elsewhere_is_refused_with_its_part(content, taken, part):
    with pytest.raises(TemplateError) as error:
        taken(content)
    refused_as(error.value, "template-outside")
    assert error.value.problem.arguments == {"part": part}


def test_a_link_that_waits_for_a_click_is_taken():
    assert template_layouts(referring(slides(), LAYOUT, "hyperlink", "https://example.org/"))


def refused_as(error, code):
    assert error.problem.code == code
    for language in LANGUAGES:
        for key in (f"pack-{code}", f"pack-{code}.remedy"):
            assert text(language, key, **error.problem.arguments)


def test_layouts_are_found_by_kind_then_by_name():
    usual = template_layouts(slides())
    assert (usual.cover, usual.page) == ("Title Slide", "Title Only")
    named = template_layouts(
        slides(rename={"Title Slide": "单位封面", "Title Only": "内页（蓝）"}, examples=2)
    )
    assert (named.cover, named.page, named.examples) == ("单位封面", "内页（蓝）", 2)


def test_a_page_of_old_screens_is_told():
    assert template_layouts(slides(wide=9_144_000)).is_four_three
    assert not template_layouts(slides()).is_four_three


def test_templates_proper_are_taken_like_documents():
    potx = retyped(slides(), b"presentationml.presentation.main", b"presentationml.template.main")
    assert template_layouts(potx).page == "Title Only"
    dotx = retyped(paper("{正文}"), b"document.main+xml", b"template.main+xml")
    assert places_of(dotx) == ("正文",)


def test_places_are_found_in_heads_and_tables_too():
    document = docx.Document(io.BytesIO(paper("{正文}", head="{代拟稿}")))
    document.add_table(1, 1).cell(0, 0).text = "｛署名｝"
    place = document.add_paragraph()
    for piece in ("{成文", "日期", "}"):
        place.add_run(piece).font.size = Pt(12)
    buffer = io.BytesIO()
    document.save(buffer)
    assert places_of(buffer.getvalue()) == ("代拟稿", "正文", "署名", "成文日期")
