"""What an answer about a table or a column did is said in words, in both languages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from data.importer.questions import columns, layout, likely, replacing, tables, unread_columns
from data.importer.questions.question import Option, option_label
from data.issues import Issue, issue_message, issue_remedy
from data.texts import LANGUAGES

# Their questions are about a table or a column: the note names no cell and no value.
MODULES = (columns, layout, likely, replacing, tables, unread_columns)


def words_of_options(module):
    """The second argument of every Option in a module: what its way is called."""
    calls = (
        node
        for node in ast.walk(ast.parse(Path(module.__file__).read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    )
    made = (call.args[1] for call in calls if call.func.id == "Option")
    return {word.value for word in made if isinstance(word, ast.Constant)}


OF_ALL_ROWS = {kind for kind, _ in columns.STATED_BY_NONE.values()}
WORDS = sorted(
    {word for module in MODULES for word in words_of_options(module)}
    | OF_ALL_ROWS
    | {f"{kind}-unknown" for kind in OF_ALL_ROWS}
)
SAID = ("basis", "count", "day", "field", "first", "form", "gone", "header", "item", "last")
SAID += ("period", "ranges", "reason", "rows", "tables", "tiers", "unit", "units")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", WORDS)
def test_an_answer_has_words_and_says_what_may_be_done(word, language):
    issue = Issue(f"answered-{word}", "note", arguments=dict.fromkeys(SAID, "1"))
    assert issue_message(issue, language)
    assert issue_remedy(issue, language)


@pytest.mark.parametrize(
    ("kind", "value", "chinese", "english"),
    [
        ("basis", "企业自报", "企业自报", "Company's own report"),
        ("basis", "统计", "统计", "Statistics"),
    ],
)
def test_a_way_names_the_word_of_a_list_in_the_readers_language(kind, value, chinese, english):
    option = Option(value, kind, arguments={kind: value})
    assert chinese in option_label(option, "zh")
    assert english in option_label(option, "en")
    answered = Issue(f"answered-{kind}", "note", arguments={kind: value})
    assert english in issue_message(answered, "en")
