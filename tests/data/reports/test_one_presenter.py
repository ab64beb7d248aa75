"""An issue reads alike wherever it is shown: page, list, comment, feedback sheet, command line."""

from __future__ import annotations

import ast
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from data.documents.annotation.client import annotations_of
from data.documents.feedback import feedback_document
from data.documents.lists import issue_workbook
from data.importer.model import FileReport
from data.issues import SEVERITIES, Issue, issue_message, issue_remedy, severity_label
from data.reports.issues import issue_line
from data.reports.upload import file_lines
from data.texts import LANGUAGES, catalogue

ROOT = Path(__file__).resolve().parents[3]
ISSUE = Issue(
    "date-unreadable",
    "error",
    "台账.xlsx",
    "签约项目",
    "C4",
    4,
    "signed_date",
    "去年",
    {"text": "去年"},
)
REPORT = FileReport("台账.xlsx", "0" * 64, "issues", "sheet-xml", issues=(ISSUE,))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_issue_says_the_same_everywhere(language):
    line = issue_line(ISSUE, language)
    message, remedy = issue_message(ISSUE, language), issue_remedy(ISSUE, language)
    label = severity_label("error", language)
    assert (line.severity, line.message, line.remedy) == (label, message, remedy)

    listed = openpyxl.load_workbook(io.BytesIO(issue_workbook([line], language))).active
    assert [cell.value for cell in listed[2]] == list(line.texts)

    annotations = annotations_of(REPORT, language)
    (comment,) = [one.text for one in annotations.annotations]
    (row,) = [one.texts for one in annotations.lines if one.kind == "issue"]
    assert label in comment and message in comment and remedy in comment
    assert row[:5] == ("C4", label, "去年", message, remedy)

    sheet = feedback_document([REPORT], "示例局", date(2021, 12, 31), language)
    (table,) = docx.Document(io.BytesIO(sheet)).tables
    assert [cell.text for cell in table.rows[1].cells][1:4] == [label, remedy, message]

    printed = "\n".join(file_lines(REPORT, None, language))
    assert message in printed and remedy in printed and "签约项目 C4" in printed


def test_issues_with_one_remedy_are_one_group_on_paper_and_on_the_command_line():
    issues = tuple(replace(ISSUE, cell=f"C{row}", row=row) for row in (4, 5, 6, 9))
    report = replace(REPORT, issues=issues)
    (table,) = docx.Document(
        io.BytesIO(feedback_document([report], "示例局", date(2021, 12, 31), "zh"))
    ).tables
    assert table.rows[1].cells[5].text == "签约项目：C4–C6、C9"
    printed = "\n".join(file_lines(report, None, "zh"))
    assert "4 处" in printed and "签约项目 C4–C6；C9" in printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_severity_has_one_word_with_its_shape(language):
    labels = [severity_label(severity, language) for severity in SEVERITIES]
    assert [label[0] for label in labels] == ["✕", "▲", "○"] and len(set(labels)) == 3
    assert not catalogue(language).has_message("exports-severity")


def test_no_report_is_read_back_from_its_json():
    """What comes into a function of the room is a value with a type, never a dictionary of one."""
    found = [
        f"{path.name}:{node.name}({argument.arg})"
        for path in sorted((ROOT / "data" / "reports").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        for argument in (*node.args.args, *node.args.kwonlyargs)
        if argument.annotation is not None
        and ast.unparse(argument.annotation).startswith(("Json", "dict", "Mapping[str, Any]"))
        and node.name != "of"
    ]
    assert found == []


def test_file_sheet_and_cell_are_joined_in_one_place():
    offenders = []
    for folder in ("data", "ui", "pages"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Attribute)
                    and node.func.attr == "join"
                    and isinstance(node.func.value, ast.Constant)
                    and node.func.value.value == " · "
                    and ".sheet" in ast.unparse(node.args[0])
                ):
                    offenders.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert offenders == []
