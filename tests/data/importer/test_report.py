"""The report's JSON: its keys are a contract (docs/report.md), its sentences in both languages."""

import json
import re
from pathlib import Path

import pytest

from data.reports.upload import report_json
from data.texts import LANGUAGES, catalogue
from tests.builders.ledger_files import a_file, understood

SHEET = [
    ["招商引资项目台账", None, None, None],
    ["项目名称", "阶段", "总投资（亿元）", "备注2"],
    ["示例项目01", "签约", 799.86, None],
    ["示例项目02", "签约", "2024.13.1x", "文字"],
    ["合计", None, 800, None],
]


def keys_of(value, path=""):
    """Every key of a JSON value as a path; lists are looked through."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{path}{key}"
            if key not in ("fields", "sums") and path != "files.sheets.units.":
                yield from keys_of(inner, f"{path}{key}.")
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner, path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report(tmp_path, language):
    report = report_json(understood(a_file(tmp_path, {"签约项目": SHEET})), language)
    assert json.loads(json.dumps(report, ensure_ascii=False)) == report
    (file,) = report["files"]
    assert (file["file"], file["status"], file["reason"]) == ("台账.xlsx", "issues", None)
    (sheet,) = file["sheets"]
    assert (sheet["ledger"], sheet["header_rows"], sheet["unit"]) == ("projects", [2], "亿元")
    assert sheet["rows"] == {"read": 2, "loaded": 2, "rejected": 0, "not_data": 2}
    assert sheet["fields"]["name"]["column"] == "A"
    assert sheet["fields"]["planned_investment"]["header"] == "总投资（亿元）"
    assert sheet["unmapped"] == [{"column": "D", "header": "备注2"}]
    assert sheet["sums"] == {"planned_investment": 7998600.0}
    assert sheet["totals"] == [
        {
            "cell": "C5",
            "field": "planned_investment",
            "stated": 8000000.0,
            "computed": 7998600.0,
        }
    ]
    unreadable = file["issues"][0]
    assert (unreadable["cell"], unreadable["value"]) == ("C4", "2024.13.1x")
    assert unreadable["severity"] == "error"
    assert unreadable["message"] and unreadable["remedy"]


def test_a_refusal_says_why_and_what_to_do(tmp_path):
    path = a_file(tmp_path, {"表": [["姓名", "工号", "工资"], ["甲", 1, 2], ["乙", 2, 3]]})
    (file,) = report_json(understood(path), "en")["files"]
    assert (file["status"], file["reason_code"]) == ("refused", "refused-no-ledger")
    assert file["reason"] and file["remedy"]


def test_every_key_is_documented(tmp_path):
    report = report_json(understood(a_file(tmp_path, {"签约项目": SHEET})), "zh")
    document = Path("docs/report.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_0-9.]+)`", document))
    missing = [key for key in dict.fromkeys(keys_of(report)) if key not in named]
    assert missing == []


def test_every_code_that_is_emitted_has_message_and_remedy():
    emitted = set[str]()
    for path in Path("data/importer").rglob("*.py"):
        if path.parent.name == "questions":
            continue
        text = path.read_text(encoding="utf-8")
        emitted |= set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', text))
    emitted -= {"no-header", "row-not-loaded", "issue-list", "leave-out"}  # no issues of their own
    emitted -= {"list-mark", "either-mark", "set-aside", "question-way-effect"}
    emitted = {code for code in emitted if not code.startswith("returned-")}
    assert "required-missing" in emitted
    for language in LANGUAGES:
        messages = catalogue(language)
        for code in sorted(emitted):
            assert messages.has_message(code), f"{code} in {language}"
            assert "remedy" in messages.get_message(code).attributes, code
