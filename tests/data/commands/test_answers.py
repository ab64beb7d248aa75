"""Questions on the command line: what holds an import, and how it is answered."""

from __future__ import annotations

import json
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from data.commands.main import main
from data.store import Store
from tests.builders.ledger_files import a_file
from tests.builders.register_file import a_register

NOVEMBER, DECEMBER, JANUARY = "2021-11-30", "2021-12-31", "2022-01-31"
NAMES = [f"示例项目{number:02d}" for number in range(1, 5)]


@pytest.fixture
def load(run):
    def call(file, day, *more):
        return run("import", file, "--unit", "旗招商局", "--as-of", day, *more)

    return call


@pytest.fixture(scope="module")
def november(tmp_path_factory):
    """A folder with a database of last month's register, this month's slip, and its answers."""
    folder = tmp_path_factory.mktemp("november")
    before = [(name, "签约", "2021-03-04", 500) for name in NAMES]
    earlier = a_register(folder / "11月.xlsx", *before)
    file = a_register(folder / "12月.xlsx", (*before[0][:3], 5_000_000), *before[1:])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGNBOARD_VAR", str(folder / "var"))
        patch.setenv("LEDGER_DATABASE", str(folder / "var" / "ledger.duckdb"))
        unit = ("--unit", "旗招商局", "--as-of")
        assert main(["import", str(earlier), *unit, NOVEMBER]) == 0
        answers = str(folder / "答复.json")
        assert main(["check", str(file), *unit, DECEMBER, "--write-answers", answers]) == 0
    return folder


@pytest.fixture
def slip(november, database, tmp_path):
    """A register whose first amount is ten thousand times last month's, which is published."""
    shutil.copytree(november / "var", database.parent)
    return Path(shutil.copy(november / "12月.xlsx", tmp_path))


@pytest.fixture
def scaled(november, tmp_path):
    """The questions of the slip as they are written out, answered."""
    return answered(Path(shutil.copy(november / "答复.json", tmp_path)), "scaled")


@pytest.fixture
def filled_in(run, tmp_path):
    """Writes the questions of a file out and answers them."""

    def call(file, day, answer):
        path = tmp_path / "答复.json"
        run("check", file, "--unit", "旗招商局", "--as-of", day, "--write-answers", path)
        return answered(path, answer)

    return call


def answered(path, answer):
    asked = json.loads(path.read_text("utf-8"))
    for one in asked["files"]:
        for question in one["questions"]:
            question["answer"] = answer
    path.write_text(json.dumps(asked, ensure_ascii=False), encoding="utf-8")
    return path


def planned(database, day):
    """Planned investment of each project as it stands at a day, 万元."""
    store = Store.open(database)
    try:
        as_of = date.fromisoformat(day)
        rows = store.current_rows("projects", "register", "旗招商局", as_of).to_pylist()
        return {row["project_name"]: row["planned_investment_wan"] for row in rows}
    finally:
        store.close()


def versions(run):
    return len(json.loads(run("versions", "--json")[1])["versions"])


def test_an_amount_in_doubt_holds_an_import_and_both_readings_are_said(run, load, slip):
    code, out, _ = load(slip, DECEMBER)
    out = out.replace("\u00a0", " ")
    assert code == 1
    assert "签约项目 D4  “计划总投资”有 1 处与上一版相差悬殊，按哪个？（发布前要先回答）" in out
    assert "- 照原样  合计 500.15 亿元  (现在)" in out
    assert "- 除以 10,000  合计 2,000 万元  (建议)" in out
    assert "上一版 500 万元：照原样 → 500.00 亿元；除以 10,000 → 500 万元" in out
    assert "没有存入任何数据" in out and "--write-answers" in out and "--as-read" in out
    code, out, _ = load(slip, DECEMBER, "--json")
    answer = json.loads(out)
    assert (answer["published"], answer["held_because"]) == (None, ["questions"])
    assert versions(run) == 1


def test_as_read_publishes_it_as_it_stands(load, slip, database):
    code, out, _ = load(slip, DECEMBER, "--as-read", "--json")
    assert code == 0
    assert json.loads(out)["published"]["version"] == 2
    assert planned(database, DECEMBER)["示例项目01"] == 5_000_000


def test_a_file_of_answers_is_written_filled_in_and_taken(load, slip, scaled, database):
    code, out, _ = load(slip, DECEMBER, "--answers", scaled)
    assert code == 0
    assert "按您的回答读作 500 万元" in out and "已发布为版本 2" in out
    assert planned(database, DECEMBER) == dict.fromkeys(NAMES, Decimal(500))


def test_what_check_prints_can_be_filled_in_as_it_is(run, load, slip, tmp_path, database):
    _, out, _ = run("check", slip, "--unit", "旗招商局", "--as-of", DECEMBER, "--json")
    report = json.loads(out)
    (question,) = report["files"][0]["questions"]
    assert [one["reading"] for one in question["readings"]] == ["keep", "scaled", "unknown"]
    question["answer"] = "unknown"
    path = tmp_path / "report.json"
    # As the Notepad of a Chinese Windows saves it.
    path.write_text("\ufeff" + json.dumps(report), encoding="utf-8")
    assert load(slip, DECEMBER, "--answers", path)[0] == 0
    assert planned(database, DECEMBER)["示例项目01"] is None


def test_what_was_published_as_read_can_be_put_right_later(run, load, filled_in, tmp_path):
    """The same file with another answer says something else: it is no duplicate."""
    rows = [["项目名称", "阶段", "签约日期"], ["示例项目01", "签约", date(2091, 3, 4)]]
    file = a_file(tmp_path, {"台账": rows})
    assert load(file, DECEMBER)[0] == 1
    assert load(file, DECEMBER, "--as-read")[0] == 0
    answers = filled_in(file, DECEMBER, "unknown")
    _, out, _ = load(file, DECEMBER, "--answers", answers, "--json")
    assert json.loads(out)["published"]["version"] == 2
    _, out, _ = load(file, DECEMBER, "--answers", answers, "--json")
    assert json.loads(out)["already_published"][0]["version"] == 2


def test_a_file_that_is_refused_is_what_is_said_not_its_answers(load, slip, scaled):
    slip.write_text("不是表格", encoding="utf-8")
    code, out, _ = load(slip, DECEMBER, "--answers", scaled)
    assert code == 1
    assert "12月.xlsx：不能读入" in out


def test_a_file_that_is_published_already_is_not_held(run, load, slip):
    load(slip, DECEMBER, "--as-read")
    code, out, _ = load(slip, DECEMBER, "--strict", "--json")
    answer = json.loads(out)
    assert code == 0
    assert answer["already_published"][0]["version"] == 2
    assert answer["held_because"] == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("jump:planned_investment_wan", "jump:planned"), "没有答复中的问题 jump:planned@"),
        (('"answer": "scaled"', '"answer": "除以 10,000"'), "可填：keep"),
        (('"answer": "scaled"', '"answer": 3'), "files 1, questions 1 缺少 answer"),
        (('"answer": "scaled"', '"answer": scaled'), "不合 JSON"),
        (('"files"', '"file"'), "找不到问题"),
    ],
)
def test_answers_that_cannot_be_used_are_exit_2_and_nothing_is_stored(
    run, load, slip, scaled, change, said
):
    scaled.write_text(scaled.read_text("utf-8").replace(*change), encoding="utf-8")
    for code, out, err in (
        load(slip, DECEMBER, "--answers", scaled),
        run("check", slip, "--unit", "旗招商局", "--as-of", DECEMBER, "--answers", scaled),
    ):
        assert code == 2
        assert said in err and out == ""
    assert versions(run) == 1


def test_answers_of_another_sheet_are_not_taken_for_this_one(load, slip, scaled, tmp_path):
    mended = a_register(tmp_path / "改好.xlsx", (NAMES[0], "签约", "2021-03-04", 500))
    code, _, err = load(mended, DECEMBER, "--answers", scaled)
    assert code == 2
    assert "--write-answers" in err


def test_an_answer_about_a_column_is_remembered_and_the_next_month_needs_none(
    run, load, filled_in, tmp_path, database
):
    rows = [(name, "签约", "2021-03-04", 1.2 + number) for number, name in enumerate(NAMES)]
    load(a_register(tmp_path / "11月.xlsx", *rows, unit="单位：亿元"), NOVEMBER)
    unsaid = a_register(tmp_path / "12月.xlsx", *rows, unit="")
    assert load(unsaid, DECEMBER)[0] == 1
    answers = filled_in(unsaid, DECEMBER, "亿元")
    assert load(unsaid, DECEMBER, "--answers", answers, "--by", "张三")[0] == 0
    assert planned(database, DECEMBER)["示例项目01"] == 12_000
    (kept,) = json.loads(run("remembered", "--json")[1])["mappings"]
    assert (kept["unit"], kept["by"], kept["file"]) == ("旗招商局", "张三", "12月.xlsx")
    assert list(kept["correction"]["answers"].values()) == ["亿元"]
    later = a_register(tmp_path / "1月.xlsx", *rows, ("示例项目09", "签约", None, 3), unit="")
    code, out, _ = run("check", later, "--unit", "旗招商局", "--as-of", JANUARY)
    assert code == 0 and "按记住的做法读取" in out and kept["id"] in out
    code, out, _ = load(later, JANUARY, "--json")
    assert code == 0
    assert [one["id"] for one in json.loads(out)["remembered"]["mappings"]] == [kept["id"]]
    assert planned(database, JANUARY)["示例项目09"] == 30_000


def test_an_answer_that_makes_another_needless_is_no_mistake(load, run, tmp_path):
    """A column that is left out has no bare day numbers that anybody could be asked about."""
    texts = [[name, "签约", "示例局", f"由{name}专班负责"] for name in NAMES]
    rows = [["项目名称", "阶段", "责任单位", "开工时间"], *texts]
    rows.append(["示例项目09", "签约", "示例局", 44280])
    file = a_file(tmp_path, {"台账": rows})
    _, out, _ = run("check", file, "--json")
    report = json.loads(out)
    questions = report["files"][0]["questions"]
    assert {one["kind"] for one in questions} == {"field", "serials"}
    for one in questions:
        one["answer"] = one["proposed"]
    path = tmp_path / "答复.json"
    path.write_text(json.dumps(report), encoding="utf-8")
    code, out, _ = load(file, DECEMBER, "--answers", path, "--as-read", "--json")
    assert code == 0
    told = {one["kind"]: one["answer"] for one in json.loads(out)["files"][0]["questions"]}
    assert told["field"] == "ignore" and "serials" not in told


def test_written_answers_never_replace_a_file(run, slip, tmp_path):
    there = tmp_path / "有了.json"
    there.write_text("保留", encoding="utf-8")
    code, _, err = run("check", slip, "--write-answers", there)
    assert code == 1
    assert "有了.json" in err and there.read_text("utf-8") == "保留"


def test_strict_and_as_read_exclude_each_other(load, slip):
    code, _, err = load(slip, DECEMBER, "--strict", "--as-read")
    assert code == 2
    assert "--as-read" in err and "--strict" in err and "not allowed" not in err


def test_a_first_import_with_standing_oddities_is_not_held(load, tmp_path):
    """A start before its signing may be true month after month: asked about, not held."""
    rows = [
        ["项目名称", "阶段", "签约日期", "实际开工", "总投资（万元）"],
        ["示例项目01", "开工", "2021-08-01", "2021-03-01", 500],
        ["示例项目02", "签约", "2021-08-01", None, 3],
    ]
    code, out, _ = load(a_file(tmp_path, {"台账": rows}), DECEMBER)
    assert code == 0
    assert "问题需要人来决定" in out and "先回答" not in out
