"""``ledgers``: what there is, what a table would be, one that comes, goes out and goes."""

import json
from datetime import date

from tests.builders.invented_books import book
from tests.builders.ledger_files import a_file

HEAD = ["设备编号", "借用单位", "押金（元）", "应还日期", "状态"]
ROWS = [
    [f"SB-{n}", "示例局", 500, date(2021, 12, n), "在借" if n > 2 else "已还"] for n in range(1, 9)
]


def equipment(folder):
    return a_file(folder, {"设备": [["设备租借情况表"], HEAD, *ROWS]}, "设备.xlsx")


def test_a_table_is_proposed_added_imported_and_travels(run, tmp_path):
    code, toml, _ = run("ledgers", "propose", equipment(tmp_path))
    assert code == 0
    assert '# 8 行都有，没有重复\n[[fields]]\nname = "设备编号"' in toml
    path = tmp_path / "设备租借.toml"
    path.write_text(toml, "utf-8")
    assert run("ledgers", "add", path)[0] == 0
    unit = ("--unit", "示例局", "--as-of", "2021-12-31")
    assert run("import", equipment(tmp_path), *unit)[0] == 0
    (listed,) = [
        one
        for one in json.loads(run("ledgers", "--json")[1])["ledgers"]
        if one["name"] == "设备租借"
    ]
    assert (listed["own"], listed["rows"], len(listed["fields"])) == (True, 8, 5)
    assert run("ledgers", "export", "设备租借")[1] == toml
    assert run("ledgers", "take-back", "设备租借")[0] == 0
    assert "设备租借" not in run("ledgers")[1]


def test_a_file_with_a_mistake_is_refused_in_the_language_asked_for(run, tmp_path):
    path = tmp_path / "设备租借.toml"
    path.write_text('kind = "snapshot"\nidentity = ["编号"]\nlabels = 3\n', "utf-8")
    code, _, said = run("ledgers", "add", path, "--lang", "en")
    assert code == 1
    assert "设备租借.toml, line " in said
    code, printed, _ = run("ledgers", "add", path, "--json")
    assert json.loads(printed)["error"]["code"].startswith("ledger-fault-")


def test_wrong_usage_is_said_and_nothing_is_done(run, tmp_path):
    assert run("ledgers", "propose")[0] == 2
    assert run("ledgers", "add", tmp_path / "none.toml")[0] == 2
    assert run("ledgers", "throw-away", "x")[0] == 2


def test_a_table_that_is_known_already_is_none_to_be_proposed(run, tmp_path):
    rows = [[f"示例项目{n}", "2021-03-05", 5000, "签约"] for n in range(6)]
    head = ["项目名称", "签约日期", "计划总投资（万元）", "项目阶段"]
    path = a_file(tmp_path, {"项目": [["签约项目台账"], head, *rows]})
    code, _, said = run("ledgers", "propose", path)
    assert code == 1
    assert "没有可以建成新台账的表" in said


def test_what_is_personal_is_printed_masked(run, tmp_path):
    code, printed, _ = run("ledgers", "propose", book("talent").write(tmp_path), "--json")
    assert code == 0
    for column in json.loads(printed)["proposal"]["columns"]:
        if column["use"] == "personal":
            assert all(set(text[1:]) == {"*"} for text in column["samples"])
