"""What ``check`` and ``import`` print: issues by what is to be done, what changes, stages back."""

from __future__ import annotations

import json
import shutil

import pytest

from data.commands.main import main
from data.inbox.watcher import start_inbox
from data.store import Store
from tests.builders.register_file import a_register
from tests.data.store.processes import command, held_elsewhere

AS_OF = ("--unit", "旗招商局", "--as-of")
BEFORE = [
    ("示例项目01", "签约", "2021-03-04", 500),
    ("示例项目02", "建设", "2021-03-04", 600),
    ("示例项目03", "签约", "2021-03-04", 700),
]


@pytest.fixture(scope="module")
def november(tmp_path_factory):
    """A folder whose database holds last month's register."""
    folder = tmp_path_factory.mktemp("november")
    file = a_register(folder / "11月.xlsx", *BEFORE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGNBOARD_VAR", str(folder / "var"))
        patch.setenv("LEDGER_DATABASE", str(folder / "var" / "ledger.duckdb"))
        assert main(["import", str(file), *AS_OF, "2021-11-30"]) == 0
    return folder / "var"


@pytest.fixture
def published(november, database):
    shutil.copytree(november, database.parent)


def test_many_cells_that_one_thing_mends_are_one_line_and_all_lists_each(run, tmp_path):
    wrong = [(f"示例项目{n:02d}", "签约", f"2021.{n + 12}.40", 500) for n in range(1, 28)]
    file = a_register(tmp_path / "a.xlsx", *wrong)
    _, out, _ = run("check", file)
    assert "错误 27 处：请按 2021-09-30" in out
    assert "签约项目 C4–C30" in out and "如 签约项目 C4「2021.13.40」" in out
    assert out.count("2021.1") < 5 and "加 --all" in out
    _, out, _ = run("check", file, "--all")
    assert "加 --all" not in out
    assert all(f"错误 签约项目 C{row}「" in out for row in range(4, 31))
    _, out, _ = run("check", file, "--json")
    assert len(json.loads(out)["files"][0]["issues"]) == 27


def test_an_import_says_what_it_changes_and_which_stages_fall_back(run, published, tmp_path):
    after = [(*BEFORE[0][:3], 650), ("示例项目02", "签约", *BEFORE[1][2:]), ("示例项目09", "签约")]
    file = a_register(tmp_path / "12月.xlsx", *after)
    code, out, _ = run("import", file, *AS_OF, "2021-12-31")
    assert code == 0
    assert "新增 1 行，变更 2 行，移除 1 行，不变 0 行" in out
    assert (
        "→ 变更 示例项目01　计划总投资：500\N{NO-BREAK SPACE}万元 → 650\N{NO-BREAK SPACE}万元"
        in out
    )
    assert "− 移走 示例项目03" in out and "+ 新增 示例项目09" in out
    assert "1 个项目的阶段往回退" in out
    moved = "示例项目02：建设 → 签约，往回退（原 11月.xlsx 签约项目 B5，新 12月.xlsx 签约项目 B5）"
    assert moved in out


def test_what_would_change_is_in_the_report(run, published, tmp_path):
    file = a_register(tmp_path / "12月.xlsx", ("示例项目02", "签约", *BEFORE[1][2:]))
    _, out, _ = run("check", file, *AS_OF, "2021-12-31", "--json")
    told = json.loads(out)["changes"]
    assert [told[key] for key in ("added", "changed", "removed", "unchanged")] == [0, 1, 2, 0]
    (batch,) = told["batches"]
    assert [(row["kind"], row["name"]) for row in batch["rows"]] == [
        ("changed", "示例项目02"),
        ("removed", "示例项目01"),
        ("removed", "示例项目03"),
    ]
    assert batch["rows"][0]["fields"] == [
        {"field": "stage", "old": "建设", "new": "签约", "factor": None}
    ]
    (move,) = told["stages"]
    assert (move["direction"], move["old"]["cell"], move["new"]["cell"]) == ("back", "B5", "B4")
    assert (move["old"]["file"], move["new"]["file"]) == ("11月.xlsx", "12月.xlsx")


def test_a_part_sent_for_the_whole_is_said(run, tmp_path):
    whole = [(f"示例项目{n:02d}", "签约", "2021-03-04", 500) for n in range(1, 9)]
    run("import", a_register(tmp_path / "11月.xlsx", *whole), *AS_OF, "2021-11-30")
    part = a_register(tmp_path / "12月.xlsx", *whole[:2])
    _, out, _ = run("check", part, *AS_OF, "2021-12-31")
    assert "按项目台账发布会移走旗招商局的 6 行，先问您是哪本台账（发布前要先回答）" in out
    assert "会移走 6 行（合计 3,000" in out and "示例项目08" in out
    assert "占 75.0%，界线 30%" in out
    code, out, _ = run("import", part, *AS_OF, "2021-12-31", "--as-read")
    assert code == 1 and "没有存入任何数据" in out


def test_a_check_without_a_unit_or_a_database_says_what_it_did_not_use(run, database, tmp_path):
    file = a_register(tmp_path / "a.xlsx", *BEFORE)
    assert "没有指定 --unit" in run("check", file)[1]
    assert "还没有数据库" in run("check", file, "--unit", "旗招商局")[1]
    assert not database.exists()
    database.write_text("文本" * 4000, encoding="utf-8")
    code, out, _ = run("check", file, "--unit", "旗招商局", "--json")
    answer = json.loads(out)
    assert code == 0
    assert (answer["remembered"]["because"], answer["changes"]) == ("unreachable", None)


@pytest.mark.server
def test_a_check_is_never_refused_because_the_database_is_busy(run, database, tmp_path):
    file = a_register(tmp_path / "a.xlsx", *BEFORE)
    database.parent.mkdir(exist_ok=True)
    with held_elsewhere(database):
        code, out, _ = run("check", file, "--unit", "旗招商局", "--wait", "0.3")
    assert code == 0
    assert "数据库正被占用" in out and "可入库 3 行" in out


@pytest.mark.server
def test_the_running_app_reads_by_what_is_remembered_and_takes_answers(database, tmp_path):
    """In a process of its own: the database is open in this one, as in the app."""
    store = Store.open(database)
    end = start_inbox(store)

    def call(*words):
        done = command(*words, "--json", "--wait", "60")
        return done.returncode, json.loads(done.stdout)

    try:
        rows = [(name, stage, day, amount / 1000) for name, stage, day, amount in BEFORE]
        first = a_register(tmp_path / "11月.xlsx", *rows, unit="单位：亿元")
        assert call("import", first, *AS_OF, "2021-11-30")[0] == 0
        unsaid = a_register(tmp_path / "12月.xlsx", *rows, unit="")
        path = tmp_path / "答复.json"
        code, told = call("check", unsaid, *AS_OF, "2021-12-31", "--write-answers", path)
        assert (code, told["remembered"]["used"], store.sequence) == (0, True, 1)
        held, answer = call("import", unsaid, *AS_OF, "2021-12-31")
        assert (held, answer["held_because"], store.sequence) == (1, ["questions"], 1)
        asked = json.loads(path.read_text("utf-8"))
        asked["files"][0]["questions"][0]["answer"] = "亿元"
        path.write_text(json.dumps(asked), encoding="utf-8")
        code, answer = call("import", unsaid, *AS_OF, "2021-12-31", "--answers", path)
        assert (code, answer["published"]["version"]) == (0, 2)
        (kept,) = store.memory.mappings("旗招商局")
        _, told = call("check", unsaid, *AS_OF, "2022-01-31")
        assert told["remembered"]["because"] is None
        assert [one["id"] for one in told["remembered"]["mappings"]] == [kept.mapping_id]
    finally:
        end()
        store.close()
