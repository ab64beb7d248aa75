"""Sentences of pages are a clerk's: no path, option, module or column, one word for one thing."""

from __future__ import annotations

import re

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.serializer import FluentSerializer

from data.texts import LOCALES

# What the command line, a start or the answers file says: read beside a terminal.
TERMINAL = re.compile(r"cli-|answers-|setting-|rules-(file|value)|exports-out-|returns-cli-|store-")
MACHINE = re.compile(
    r"\b(data|var|docs|ui|queries)/|\.(toml|py|sql|ftl|duckdb)\b|(?<![\w-])--[a-z]|python|"
    r"fastexcel|calamine|openpyxl|sheet-xml|\bpandas\b"
)
# Words that the office says otherwise: what stands here → what it says.
STIFF = {
    "会上照读": "宣读稿",
    "再按": "换一种分法",
    "等权": "权重相同",
    "试前": "试产前",
    "试后": "试产后",
    "等谁": "待办单位",
    "叫法": "别名",
    "没有要催": "无需催报",
    "来龙去脉": "报送明细",
    "带出办公室": "对外提供",
    "日历天": "自然日",
    "任务": "目标",
    "¥100M": "¥ mn",
    "¥10k": "¥ mn",
    "Un-remember": "Forget",
    "dispense": "exempt",
}
# 目标任务 is how headers of ledgers are written; 别的叫法 of a header is no alias of a name.
FIELD_WORDS = re.compile(r"目标任务|任务数|换了叫法|叫法改成|另一种叫法|模板的叫法|同样的叫法")


def messages(language: str) -> list[tuple[str, str]]:
    """(key, text) of every message and attribute, its variants in one text."""
    found = []
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message):
                entry.comment = None
                found.append((entry.id.name, FluentSerializer().serialize_entry(entry)))
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_sentence_of_a_page_speaks_of_the_machine(language):
    told = [
        f"{key}: {found.group()}"
        for key, text in messages(language)
        if not TERMINAL.match(key) and (found := MACHINE.search(text.partition("=")[2]))
    ]
    assert told == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_thing_has_one_word_and_it_is_the_office_s(language):
    told = [
        f"{key}: {stiff} → {STIFF[stiff]}"
        for key, text in messages(language)
        for stiff in STIFF
        if stiff in FIELD_WORDS.sub("", text.partition("=")[2])
    ]
    assert told == []
