"""A name that is written as an image, a link or a formula stays what it is, on every page.

Streamlit reads Markdown in labels, options of buttons, help and captions. A county whose every
text is written in it is shown; whatever reaches such a place has its signs freed.
"""

from __future__ import annotations

from datetime import date

import pytest

from data.screens.view import store
from tests.builders.ledger_rows import (
    a_fund,
    a_project,
    a_target,
    a_visit,
    an_entry,
    an_item,
    an_order,
    publish_rows,
)
from tests.pages.steps import opened
from ui.registry import existing

WRITTEN = "![图](https://example.invalid/a.png)"
# What of each element is read as Markdown; its other fields are shown as they are.
READ = {
    "button": ("label", "help"),
    "button_group": ("label", "help", "options"),
    "radio": ("label", "help", "options", "captions"),
    "checkbox": ("label", "help"),
    "selectbox": ("label", "help"),
    "multiselect": ("label", "help"),
    "text_input": ("label", "help"),
    "text_area": ("label", "help"),
    "number_input": ("label", "help"),
    "date_input": ("label", "help"),
    "download_button": ("label", "help"),
    "file_uploader": ("label", "help"),
    "alert": ("body",),
    "markdown": ("body", "help"),
    "heading": ("body", "help"),
    "metric": ("label", "help", "body", "delta"),
    "toast": ("body",),
    "expandable": ("label",),
    "popover": ("label", "help"),
    "tab": ("label",),
    "form_submit_button": ("label", "help"),
}


def strange(text: str) -> str:
    """The text as a clerk writes it who means to do harm; each stays another."""
    return f"{text}{WRITTEN}"


@pytest.fixture
def county(var_folder):
    names = [strange(f"示例{number}号项目") for number in range(1, 5)]
    stages = ["在谈", "签约", "开工", "投产"]
    texts = (
        "town", "park", "industry", "channel", "investor", "responsible_unit", "task_group",
        "responsible_leader", "sponsoring_leader", "service_officer", "progress_text", "next_step",
        "introducer", "origin_place", "remark",
    )  # fmt: skip
    rows = [
        a_project(
            name,
            stage=stage,
            signed_date=date(2021, 10, number),
            planned_investment_wan=1000 * number,
            **{field: strange(f"{field}{number % 2}") for field in texts},
        )
        for number, (name, stage) in enumerate(zip(names, stages, strict=True), 1)
    ]
    rows += [
        an_item("环评", "办理中", project=names[1], unit=strange("示例局")),
        a_fund(names[1], 500, basis=strange("示例口径")),
        a_fund(names[1], 400),
        a_target(),
        a_target(owner=strange("示例镇"), owner_kind="乡镇"),
        a_visit(
            leaders=[strange("旗领导A")],
            destination=strange("示例市"),
            companies=[strange("示例企业")],
            purpose=strange("拜访"),
        ),
        an_order(strange("协调用水"), responsible_unit=strange("示例局")),
        an_entry(
            "needs",
            company=strange("示例企业"),
            request=strange("用电"),
            handling_unit=strange("示例局"),
        ),
    ]
    publish_rows(store(), *rows, by=strange("测试员"), note=strange("说明"))


def markdown_of(node):
    """Every text of an element tree that is read as Markdown, with the kind of its element."""
    for child in getattr(node, "children", {}).values():
        yield from markdown_of(child)
    proto = getattr(node, "proto", None)
    if proto is None:
        return
    kind = node.type if node.type in READ else type(proto).__name__.lower()
    for field in READ.get(kind, ()):
        value = getattr(proto, field, "")
        for one in [value] if isinstance(value, str) else value:
            yield kind, one if isinstance(one, str) else one.content


@pytest.mark.parametrize("screen", [one.name for one in existing()])
def test_no_text_of_a_ledger_is_a_format(county, screen):
    app = opened(screen)
    found = [(kind, text) for kind, text in markdown_of(app._tree) if "![图](" in text]
    assert found == []
