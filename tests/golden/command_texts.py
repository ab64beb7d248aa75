"""What scripts read of ``python -m data``: keys of ``--json`` with their types, and exit codes.

One office is played through in a folder of its own, so that every command prints all that it can:
questions, held rows, returned workbooks, remembered names, a month to come, a busy database.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import openpyxl

from data.commands.main import main
from data.importer import TableCorrection
from data.inbox.receiving import receive
from data.store import MappedSheet, Store
from tests.builders.ledger_files import Sheet, Shown, a_file
from tests.builders.other_offices import an_office_file
from tests.builders.own_ledgers import ROADS, roads
from tests.builders.register_file import a_register
from tests.builders.workbooks import a_csv
from tests.data.store.processes import held_elsewhere

UNIT, DAY = "示例局", "2021-12-31"
TO_COME = "2150-01-31"
# The keys below these are data of the ledger: fields, columns, names, words.
DATA = re.compile(
    r"\.(fields|sums|headers|answers|evidence|by_topic|words|words\.\*|units\.rows"
    r"|funds_in_place_wan|funds_status_wan|measures)$|^figures\.ledgers$"
)


class Office:
    """Runs commands in a folder; keeps what each printed, and how each situation ended."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "var" / "ledger.duckdb"
        self.printed: dict[str, list[object]] = {}
        self.codes: dict[str, int] = {}

    def run(self, situation: str, *words: object) -> dict[str, object]:
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            code = main([*map(str, words), "--json"])
        assert self.codes.setdefault(situation, code) == code
        payload: dict[str, object] = json.loads(out.getvalue() or "{}")
        kind = "error" if "error" in payload else str(words[0])
        if payload:
            self.printed.setdefault(kind, []).append(payload)
        return payload


@contextlib.contextmanager
def an_office() -> Iterator[Office]:
    """An office in a folder that goes when it is done."""
    with tempfile.TemporaryDirectory() as name:
        before = dict(os.environ)
        office = Office(Path(name))
        os.environ["SIGNBOARD_VAR"] = str(office.folder / "var")
        os.environ["LEDGER_DATABASE"] = str(office.database)
        try:
            yield office
        finally:
            os.environ.clear()
            os.environ.update(before)


def command_texts(sample: Path) -> dict[str, str]:
    """``json_keys.txt`` and ``exit_codes.txt``; sample: a database that holds the sample."""
    with an_office() as office:
        office.database.parent.mkdir()
        shutil.copy(sample, office.database)
        plays = (_shown, _imports, _remembering, _marked, _settled, _own_ledgers)
        for play in (*plays, _refused, _arrived):
            play(office)
    keys = [
        line
        for command, payloads in sorted(office.printed.items())
        for line in _key_lines(command, payloads)
    ]
    codes = [f"{code}  {situation}" for situation, code in sorted(office.codes.items())]
    return {"json_keys.txt": "\n".join(keys) + "\n", "exit_codes.txt": "\n".join(codes) + "\n"}


def _imports(office: Office) -> None:
    folder = office.folder
    unit = ("--unit", UNIT, "--as-of")
    names = [f"示例项目{number:02d}" for number in range(1, 9)]
    rows = [(name, "开工" if n < 2 else "签约", "2021-03-04", 500) for n, name in enumerate(names)]
    november = a_register(folder / "11月.xlsx", *rows)
    office.run("check: nothing to be said", "check", november)
    office.run("import: published", "import", november, *unit, "2021-11-30", "--by", "示例甲")
    office.run("import: published already", "import", november, *unit, "2021-11-30")
    slip = a_register(folder / "12月.xlsx", (*rows[0][:3], 5_000_000), *rows[1:])
    office.run("check: a question is open", "check", slip, *unit, DAY)
    office.run("import: a question holds it", "import", slip, *unit, DAY)
    answers = folder / "答复.json"
    office.run("check: answers written", "check", slip, *unit, DAY, "--write-answers", answers)
    office.run("check: answers never over a file", "check", slip, "--write-answers", answers)
    _answer(answers, "scaled")
    office.run("check: answered", "check", slip, *unit, DAY, "--answers", answers)
    back = [(names[0], "签约", "2021-03-04", 500), (names[1], "终止", "2021-03-04", 700)]
    part = a_register(folder / "一部分.xlsx", *back)
    office.run("import: rows would go", "import", part, *unit, DAY)
    office.run(
        "import: as it is read, though rows would go",
        "import",
        part,
        *unit,
        DAY,
        "--as-read",
        "--note",
        "示例",
    )
    office.run("import: answered", "import", slip, *unit, DAY, "--answers", answers)
    wrong = a_register(folder / "错.xlsx", *rows, (None, "签约", "2021.13.40", 5))
    office.run("check: a row has an error", "check", wrong)
    office.run("import: strict, with an error", "import", wrong, *unit, DAY, "--strict")
    office.run("import: a row has an error", "import", wrong, *unit, DAY)
    _answer(answers, "no-such-reading")
    office.run("import: an answer fits nothing", "import", slip, *unit, DAY, "--answers", answers)
    later = a_register(folder / "以后.xlsx", *rows)
    office.run("import: a day to come holds it", "import", later, *unit, TO_COME)
    office.run("import: waits for its day", "import", later, *unit, TO_COME, "--when-due")
    other = ("--unit", "示例乡", "--as-of")
    office.run("import: a day to come, now", "import", later, *other, TO_COME, "--at-once")
    office.run("rollback: done", "rollback", 1)
    broken = folder / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04half")
    office.run("check: a file is refused", "check", broken)
    office.run("import: a file is refused", "import", broken, *unit, DAY)
    office.run("check: several files", "check", *_strange_sheets(folder))


def _remembering(office: Office) -> None:
    """An answer about a column, and next month's sheet that is read by it."""
    folder, unit = office.folder, ("--unit", "示例园区", "--as-of")
    rows = [(f"示例厂{number}", "签约", "2021-03-04", 1.5 + number) for number in range(1, 5)]
    told = a_register(folder / "园区11月.xlsx", *rows, unit="单位：亿元")
    office.run("import: another unit", "import", told, *unit, "2021-11-30")
    untold = a_register(folder / "园区12月.xlsx", *rows, unit="")
    answers = folder / "园区答复.json"
    office.run("check: its answers", "check", untold, *unit, DAY, "--write-answers", answers)
    _answer(answers, "亿元")
    office.run("import: its answers", "import", untold, *unit, DAY, "--answers", answers)
    fewer = ("项目名称", "阶段", "计划总投资", "招引单位", "备注")
    later = [fewer, *((name, stage, amount, "", "") for name, stage, _, amount in rows)]
    sheet = a_file(folder, {"签约项目": [["签约项目台账"], *later]}, "园区1月.xlsx")
    office.run("check: read by what is remembered", "check", sheet, *unit, "2022-01-31")


def _own_ledgers(office: Office) -> None:
    """A table of none of the ledgers becomes one, goes out as a file, and is taken back."""
    folder = office.folder
    head = ["设备编号", "借用单位", "押金（元）", "应还日期", "状态"]
    rows = [[f"SB-{n}", "示例局", 500, date(2021, 12, n), "在借"] for n in range(1, 9)]
    sheet = a_file(folder, {"设备": [["设备租借情况表"], head, *rows]}, "设备.xlsx")
    office.run("ledgers: listed", "ledgers")
    found = office.run("ledgers: a table is proposed", "ledgers", "propose", sheet)
    register = a_register(folder / "项目.xlsx", ("示例甲厂", "签约", "2021-03-04", 1.5))
    office.run("ledgers: nothing to be proposed", "ledgers", "propose", register)
    twice = {"甲": [["设备租借"], head, *rows], "乙": [["车辆租借"], head, *rows]}
    both = a_file(folder, twice, "两张.xlsx")
    office.run("ledgers: several could be proposed", "ledgers", "propose", both)
    office.run("ledgers: one of several", "ledgers", "propose", both, "--sheet", "乙")
    toml = folder / "设备租借.toml"
    toml.write_text(str(found["toml"]).replace('role = "unit"', 'rolle = "unit"'), "utf-8")
    office.run("ledgers: a declaration with a mistake", "ledgers", "add", toml)
    toml.write_text(str(found["toml"]), "utf-8")
    office.run("ledgers: added", "ledgers", "add", toml)
    office.run("import: a declared ledger", "import", sheet, "--unit", UNIT, "--as-of", DAY)
    office.run("ledgers: exported", "ledgers", "export", "设备租借")
    (office.folder / "var" / "ledgers" / "坏.toml").write_text('title = "坏', "utf-8")
    office.run("ledgers: with one that cannot be used", "ledgers")
    office.run("ledgers: taken back", "ledgers", "take-back", "设备租借")
    office.run("ledgers: no such ledger", "ledgers", "export", "没有")


def _strange_sheets(folder: Path) -> Iterator[Path]:
    """Workbooks that bring what an ordinary register does not."""
    head = ["项目名称", "阶段", "总投资（万元）", "责任单位", "备注二"]
    rows = [[f"示例项目{n:02d}", "签约", 100 * n, f"示例{n % 2}局", "记"] for n in range(1, 7)]
    yield a_file(
        folder,
        {
            "项目台账": Sheet(
                [["示例台账"], head, *rows, ["合计", None, 999, None, None]], ("A1:E1",)
            ),
            "隐藏": Sheet([head, *rows[:2]], is_hidden=True),
            "说明": [["本表由各单位填报。"], ["请于月底前报送。"]],
        },
        "合计不符.xlsx",
    )
    words = [
        ["项目名称", "状态", "建设地点"],
        ["示例甲厂", "蓝档", "示例镇"],
        ["示例乙厂", "蓝档", ""],
    ]
    yield a_file(folder, {"项目": words}, "不认识的词.xlsx")
    parted = [
        ["报送单位", *head[:3]],
        *([f"示例{n % 2}镇", *row[:3]] for n, row in enumerate(rows)),
    ]
    yield a_file(folder, {"汇总": parted}, "几个单位.xlsx")
    months = {f"{month}月": [[f"2021年{month}月项目台账"], head, *rows] for month in (9, 10, 11)}
    yield a_file(folder, months, "一月一表.xlsx")
    sideways = [list(column) for column in zip(head, *rows, strict=True)]
    yield a_file(folder, {"项目台账": sideways}, "横放.xlsx")
    inferred = [["项目名称", "签约日期", "进展情况"], ["示例甲", date(2021, 3, 4), "项目已投产"]]
    yield a_file(folder, {"签约项目台账": inferred}, "推断的阶段.xlsx")
    shares = [
        ["项目名称", "阶段", "签约日期", "中方占比"],
        ["示例甲", "签约", 44259, Shown(0.5, "0%")],
    ]
    yield a_file(folder, {"项目台账": shares}, "比例.xlsx")
    named = ["项目名称", "投资方", "行业", "阶段", "计划总投资（万元）"]
    pair = folder / "同一个项目.csv"
    one = ["示例光伏材料产业园", "示例新材料有限公司", "光伏", "签约", 10_000]
    two = ["示例光伏材料产业园区项目", "示例新材料有限公司", "光伏", "签约", 9_000]
    pair.write_bytes(a_csv([named, one, two]))
    yield pair
    for name in ("手续办理进度表", "到位资金分月明细", "到位资金进度表", "两表并列"):
        yield an_office_file(folder, name)


def _marked(office: Office) -> None:
    """What goes back to a unit, and comes again."""
    folder, unit = office.folder, ("--unit", UNIT, "--as-of", DAY)
    wrong, back = folder / "错.xlsx", folder / "批注.xlsx"
    office.run("annotate: written", "annotate", wrong, "--out", back, *unit)
    office.run("annotate: never over a file", "annotate", wrong, "--out", back)
    office.run(
        "annotate: nothing wrong", "annotate", folder / "11月.xlsx", "--out", folder / "a.xlsx"
    )
    office.run("feedback: written", "feedback", wrong, *unit, "--out", folder / "反馈.docx")
    office.run("feedback: by unit", "feedback", wrong, *unit, "--out", folder / "反馈.zip")
    book = openpyxl.load_workbook(back)
    book["签约项目"]["A12"], book["签约项目"]["D4"] = "示例项目09", "约三百"
    book.save(folder / "改过.xlsx")
    office.run("check: a marked workbook came back", "check", folder / "改过.xlsx", *unit)
    office.run(
        "annotate: a marked workbook",
        "annotate",
        folder / "改过.xlsx",
        "--out",
        folder / "b.xlsx",
        *unit,
    )


def _settled(office: Office) -> None:
    """Names, mappings, policies."""
    office.run("inbox: listed", "inbox")
    office.run("inbox: a policy is set", "inbox", "policy", UNIT, "publish-if-clean")
    store = Store.open(office.database)
    correction = TableCorrection(words={"stage": {"蓝档": "洽谈"}}, fields={"B": "stage"})
    made_on = MappedSheet("a.xlsx", "项目", "projects", {"B": "状态"})
    store.memory.save_mapping(
        "0f3a5b7c9d1e2f40", UNIT, correction.to_json(), by="甲", made_on=made_on
    )
    store.memory.save_alias("unit", "示例甲局", UNIT, by="乙", first_date=date(2021, 11, 1))
    store.close()
    kept = office.run("remembered: listed", "remembered")
    for kind in ("mappings", "aliases"):
        (one, *_) = kept[kind]  # type: ignore[misc]
        office.run(f"forget: one of {kind}", "forget", one["id"])
    office.run("forget: an id that is none", "forget", "0")


def _shown(office: Office) -> None:
    """What the sample shows."""
    folder = office.folder
    office.run("sample: written", "sample", folder / "示例")
    office.run("versions: listed", "versions")
    office.run("figures: told", "figures", "--as-of", DAY)
    _own_ledger(office)
    office.run("dispatch: two dates", "dispatch", "--from", "2021-11-30", "--to", DAY)
    office.run("dispatch: no earlier date", "dispatch", "--to", "2019-12-31")
    office.run("returns: a month", "returns", "--period", "2021-12")
    office.run("returns: a month that nobody filed", "returns", "--period", "2022-01")
    month = ("--period", "2021-12")
    form = ("form", "--unit", "旗招商局", *month, folder / "表.xlsx")
    office.run("form: written", *form)
    office.run("form: never over a file", *form)
    office.run("form: nothing is owed", "form", "--unit", UNIT, *month, folder / "无.xlsx")
    template = ("template", "--ledger", "projects", folder / "模板.xlsx")
    office.run("template: written", *template)
    office.run("template: never over a file", *template)
    office.run("template: no such form", *template[:3], "--form", "x", folder / "无.xlsx")
    office.run("backup: written", "backup", folder / "备份.duckdb")
    office.run("backup: never over a file", "backup", folder / "备份.duckdb")
    office.run("restore: done", "restore", folder / "备份.duckdb")
    office.run("move: done", "move", office.database, folder / "搬来.duckdb")
    office.run("move: a target that is not empty", "move", office.database, folder / "搬来.duckdb")
    office.run("token: made", "token", "--new")


def _own_ledger(office: Office) -> None:
    """Figures of a ledger that the office declares."""
    store = Store.open(office.database)
    store.own_ledgers.declare(ROADS, "village_roads.toml", by="甲")
    before = store.sequence
    store.close()
    sheet = office.folder / "roads.xlsx"
    sheet.write_bytes(roads())
    office.run("import: of an own ledger", "import", sheet, "--unit", UNIT, "--as-of", DAY)
    office.run("figures: of an own ledger", "figures", "--as-of", DAY)
    office.run("rollback: done", "rollback", before)
    store = Store.open(office.database)
    store.own_ledgers.take_back("village_roads", by="甲")
    store.close()


def _refused(office: Office) -> None:
    folder = office.folder
    office.run("rollback: no such version", "rollback", 99)
    office.run("restore: not a backup", "restore", folder / "11月.xlsx")
    office.run("usage: no command", "frobnicate")
    office.run("usage: an option is missing", "import", folder / "11月.xlsx")
    office.run("usage: a day that is none", "figures", "--as-of", "2021-13-31")
    office.run("usage: a file that is not there", "check", folder / "没有.xlsx")
    os.environ["SIGNBOARD_TIMEZONE"] = "Nowhere"
    office.run("a setting that is none", "versions")
    del os.environ["SIGNBOARD_TIMEZONE"]
    with held_elsewhere(office.database):
        office.run("the database is in use, no app runs", "versions", "--wait", "0.2")


def _arrived(office: Office) -> None:
    """The report that the inbox lays beside a file."""
    store = Store.open(office.database)
    inbox = office.folder / "var" / "inbox" / UNIT
    for name, rows in {
        "台账2021-12-31.xlsx": [("示例项目01", "签约", "2021.13.40", 100)],
        "台账2022-01-31.xlsx": [("示例项目01", "签约", "2021-03-04", 100)],
    }.items():
        receive(store, a_register(inbox / name, *rows), is_fresh=False)
    store.close()
    for path in sorted(inbox.rglob("*.report.json")):
        payload = json.loads(path.read_text(encoding="utf-8"))
        office.printed.setdefault("inbox report", []).append(payload)


def _answer(path: Path, reading: str) -> None:
    asked = json.loads(path.read_text(encoding="utf-8"))
    for question in (one for file in asked["files"] for one in file["questions"]):
        question["answer"] = reading
    path.write_text(json.dumps(asked), encoding="utf-8")


def _key_lines(command: str, payloads: list[object]) -> list[str]:
    found: dict[str, set[str]] = {}
    for payload in payloads:
        _collect(payload, command, found)
    return [f"{path}: {' | '.join(sorted(kinds))}" for path, kinds in sorted(found.items())]


def _collect(value: object, path: str, found: dict[str, set[str]]) -> None:
    kinds = found.setdefault(path, set())
    match value:
        case Mapping():
            kinds.add("object")
            for key, part in value.items():
                _collect(part, f"{path}.{'*' if DATA.search(path) else key}", found)
        case list():
            kinds.add("list")
            for part in value:
                _collect(part, f"{path}[]", found)
        case bool():
            kinds.add("boolean")
        case int() | float():
            kinds.add("number")
        case str():
            kinds.add("text")
        case _:
            kinds.add("null")
