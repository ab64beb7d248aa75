"""``python -m data``: what it prints and the exit codes that scripts rely on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from data.commands.main import main
from data.inbox.watcher import start_inbox
from data.store import Store
from tests.builders.ledger_files import a_file
from tests.builders.register_file import a_register
from tests.data.store.processes import command, held_elsewhere

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def var(tmp_path, monkeypatch):
    folder = tmp_path / "var"
    monkeypatch.setenv("SIGNBOARD_VAR", str(folder))
    monkeypatch.setenv("LEDGER_DATABASE", str(folder / "ledger.duckdb"))
    return folder


@pytest.fixture
def run(var, capfd):
    def call(*words):
        code = main([str(word) for word in words])
        written = capfd.readouterr()
        return code, written.out, written.err

    return call


@pytest.fixture
def register(tmp_path):
    return a_register(
        tmp_path / "签约台账.xlsx",
        ("示例项目01", "签约", "2021-03-04", 100),
        ("示例项目02", "洽谈", None, 200),
    )


def the_import(file):
    return "import", file, "--unit", "旗招商局", "--as-of", "2021-12-31"


def test_check_reports_and_stores_nothing(run, register, var):
    code, out, _ = run("check", register, "--json")
    (file,) = json.loads(out)["files"]
    assert code == 0
    assert file["file"] == "签约台账.xlsx"
    assert file["sheets"][0]["ledger"] == "projects"
    assert file["sheets"][0]["rows"]["loaded"] == 2
    assert not (var / "ledger.duckdb").exists()


def test_check_in_words(run, register):
    code, out, _ = run("check", register)
    assert code == 0
    assert "签约台账.xlsx" in out and "项目台账" in out
    code, out, _ = run("check", register, "--lang", "en")
    assert "projects ledger" in out


def test_import_publishes_and_versions_tells(run, register):
    code, out, _ = run(*the_import(register), "--by", "张三", "--json")
    assert code == 0
    assert json.loads(out)["published"]["version"] == 1
    code, out, _ = run("versions", "--json")
    (version,) = json.loads(out)["versions"]
    assert (version["by"], version["files"], version["rows"]["loaded"]) == (
        "张三",
        ["签约台账.xlsx"],
        2,
    )
    _, out, _ = run("versions")
    assert "张三" in out and "签约台账.xlsx" in out


def test_importing_the_same_file_again_says_so(run, register):
    run(*the_import(register))
    code, out, _ = run(*the_import(register), "--json")
    answer = json.loads(out)
    assert code == 0
    assert answer["published"] is None
    assert answer["already_published"][0]["version"] == 1
    assert len(json.loads(run("versions", "--json")[1])["versions"]) == 1


def test_a_rejected_row_is_exit_1_and_the_others_are_stored(run, tmp_path):
    file = a_register(tmp_path / "a.xlsx", ("示例项目01", "签约"), (None, "签约", "2021-03-04", 5))
    code, out, _ = run(*the_import(file), "--json")
    assert code == 1
    rows = json.loads(out)["published"]["rows"]
    assert (rows["read"], rows["loaded"], rows["rejected"]) == (2, 1, 1)


def test_strict_stores_nothing_where_there_is_an_error(run, tmp_path):
    file = a_register(tmp_path / "a.xlsx", ("示例项目01", "签约"), (None, "签约", "2021-03-04", 5))
    code, out, _ = run(*the_import(file), "--strict", "--json")
    assert code == 1
    assert json.loads(out)["published"] is None
    assert json.loads(run("versions", "--json")[1]) == {"versions": []}


def test_strict_stores_nothing_while_any_question_is_open(run, tmp_path):
    """A start before the signing is asked about, but holds strict imports only."""
    rows = [
        ["项目名称", "阶段", "签约日期", "实际开工"],
        ["示例项目01", "开工", "2021-08-01", "2021-03-01"],
    ]
    file = a_file(tmp_path, {"台账": rows})
    code, out, _ = run(*the_import(file), "--strict", "--json")
    answer = json.loads(out)
    assert code == 1
    assert (answer["published"], answer["held_because"]) == (None, ["questions"])
    assert run(*the_import(file))[0] == 0


@pytest.mark.parametrize("content", [b"", "只是文本".encode(), b"PK\x03\x04half"])
def test_a_file_that_is_no_workbook_is_refused_in_words(run, tmp_path, content):
    file = tmp_path / "坏文件.xlsx"
    file.write_bytes(content)
    code, out, err = run(*the_import(file))
    assert code == 1
    assert "坏文件.xlsx" in out
    assert "处理办法" in out
    assert "Traceback" not in out + err
    code, out, _ = run("check", file, "--json")
    assert code == 1
    assert json.loads(out)["files"][0]["status"] == "refused"


def test_a_page_of_text_in_a_date_cell_is_an_issue_like_any_other(run, tmp_path):
    file = a_register(tmp_path / "a.xlsx", ("示例项目01", "签约", "正在办理前期手续。" * 400, 5000))
    code, out, _ = run(*the_import(file), "--json")
    (issue,) = json.loads(out)["files"][0]["issues"]
    assert code == 1
    assert issue["cell"] == "C4" and "3,600 个字" in issue["message"]
    assert len(issue["message"]) < 600 < len(issue["value"])
    assert "正在办理前期手续" in run("check", file)[1]


def test_a_place_that_cannot_be_written_is_said(run):
    code, _, err = run("sample", "/proc/没有这里")
    assert code == 1
    assert "/proc/没有这里" in err and "处理办法" in err and "Traceback" not in err


def test_a_fault_is_said_in_words_and_kept(run, var, monkeypatch):
    def breaks(_):
        raise ZeroDivisionError

    monkeypatch.setattr(sys.modules["data.commands.main"], "_answer", breaks)
    code, _, err = run("versions")
    assert code == 1
    assert "程序出错" in err and "Traceback" not in err
    assert "ZeroDivisionError" in (var / "fault.txt").read_text(encoding="utf-8")


def test_a_roll_back_is_a_version(run, register, tmp_path):
    run(*the_import(register))
    more = [("示例项目01", "签约"), ("示例项目02", "洽谈"), ("示例项目09", "签约")]
    run(*the_import(a_register(tmp_path / "b.xlsx", *more)))
    code, out, _ = run("rollback", 1, "--json")
    assert code == 0
    assert json.loads(out)["version"]["restores"] == 1
    code, _, err = run("rollback", 10**30)
    assert code == 1 and "没有版本" in err
    code, _, err = run("rollback", 99)
    assert code == 1
    assert "99" in err and "处理办法" in err


def test_backup_and_restore(run, register, tmp_path):
    run(*the_import(register))
    backup = tmp_path / "备份" / "a.duckdb"
    assert run("backup", backup)[0] == 0
    run("rollback", 0)
    assert run("backup", backup)[0] == 1
    code, out, _ = run("restore", backup, "--json")
    assert code == 0
    assert json.loads(out)["version"]["visible_batches"] == 1
    code, _, err = run("restore", register)
    assert code == 1 and "不是本系统的数据库" in err and str(register) in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "--unit", "旗招商局", "--as-of", "2021-12-31"), "FILE"),
        (("import", "FILE", "--as-of", "2021-12-31"), "--unit"),
        (("import", "FILE", "--unit", " ", "--as-of", "2021-12-31"), "填报单位"),
        (("import", "FILE", "--unit", "旗招商局", "--as-of", "2021-13-31"), "2021-13-31"),
        (("import", "FILE", "--unit", "旗招商局", "--as-of", "9999-12-31"), "9999-12-31"),
        (("figures", "--as-of", "9999-12-31"), "2199"),
        (("check", "FILE", "--period", "2021-02-01..2021-01-01"), "晚于"),
        (("check", "没有这个文件.xlsx"), "没有这个文件.xlsx"),
        (("check", str(ROOT)), "文件夹"),
        (("import", "FILE", "--unit", "旗" * 81, "--as-of", "2021-12-31"), "80"),
        (("rollback", "三"), "三"),
        (("rollback",), "N"),
        (("frobnicate",), "frobnicate"),
        (("versions", "--nonsense"), "--nonsense"),
        (("token",), "--new"),
    ],
)  # fmt: skip
def test_wrong_usage_is_exit_2_and_said(run, register, words, said):
    code, out, err = run(*(register if word == "FILE" else word for word in words))
    assert code == 2
    assert said in err
    assert "argument" not in err and "required" not in err
    assert out == ""


def test_a_setting_that_is_none_is_exit_2_and_said(run, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_TIMEZONE", "Nowhere")
    code, _, err = run("versions")
    assert code == 2
    assert "SIGNBOARD_TIMEZONE" in err and "时区" in err


def test_help_is_there(run):
    for words in (("help",), ("--help",), ("import", "--help"), ("--help", "--lang", "en")):
        code, out, _ = run(*words)
        assert code == 0
        assert "rollback" in out
    code, out, err = run()
    assert code == 2
    assert out == "" and "rollback" in err


@pytest.mark.server
def test_a_busy_database_without_an_app_is_exit_3(run, register, var):
    with held_elsewhere(var / "ledger.duckdb"):
        for words in (the_import(register), ("versions",), ("figures",)):
            code, _, err = run(*words, "--wait", "0.3")
            assert code == 3
            assert "没有运行中的网页程序" in err


@pytest.mark.server
def test_while_the_app_runs_it_does_the_work(var, register, tmp_path):
    store = Store.open(var / "ledger.duckdb")
    end = start_inbox(store)

    try:
        done = command(*the_import(register), "--json", "--wait", "30")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["published"]["version"] == 1
        assert store.sequence == 1
        done = command("backup", tmp_path / "b.duckdb", "--wait", "30")
        assert done.returncode == 0, done.stderr
        done = command("rollback", "7", "--wait", "30")
        assert done.returncode == 1
        assert "7" in done.stderr
        words = (sys.executable, "-m", "data", "check", register)
        done = subprocess.run(words, check=False, capture_output=True, text=True, cwd=ROOT)
        assert done.returncode == 0, done.stderr
    finally:
        end()
        store.close()
    copy = Store.open(tmp_path / "b.duckdb")
    assert copy.sequence == 1
    copy.close()


def test_a_new_token_is_printed_once_and_kept_hashed(run, var):
    code, out, _ = run("token", "--new", "--json")
    token = json.loads(out)["token"]
    assert code == 0
    (kept,) = (path for path in var.rglob("*") if path.is_file())
    assert token not in kept.name + kept.read_text(encoding="utf-8")


def test_a_database_that_is_not_ours_is_exit_1(run, var):
    var.mkdir()
    (var / "ledger.duckdb").write_text("文本" * 4000, encoding="utf-8")
    code, _, err = run("versions")
    assert code == 1
    assert "不是本系统的数据库" in err
