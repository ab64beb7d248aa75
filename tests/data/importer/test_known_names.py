"""A column whose header nobody knows is asked about by the names in it that the county knows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from data.importer.importer import Belonging, Importer, Upload
from data.importer.model import Intake
from data.importer.names import KnownProjects
from data.importer.proposing import KnownNames
from data.importer.questions.question import Question
from data.inbox.importing import import_files
from data.inbox.job import Job
from data.store import Store
from tests.builders.ledger_files import a_file, understood

PEOPLE = ("示例员甲", "示例员乙", "示例员丙")
UNITS = ("示例发改局", "示例工信局", "示例商务局")
FIRMS = ("示例甲集团", "示例乙集团", "示例丙集团")
NAMES = KnownNames(units=frozenset(UNITS), people=frozenset(PEOPLE), companies=frozenset(FIRMS))
HEADS = ["项目名称", "阶段", "签约日期", "计划总投资（万元）"]


def _rows(header: str, values: tuple[str, ...]) -> list[list[object]]:
    rows = [[f"示例项目{n}", "签约", "2021-03-05", 100 + n, values[n % 3]] for n in range(9)]
    return [["招商引资项目台账"], [*HEADS, header], *rows]


def _asked(folder: Path, header: str, values: tuple[str, ...]) -> Question | None:
    intake = understood(a_file(folder, {"台账": _rows(header, values)}), names=NAMES)
    return next((one for one in intake.files[0].questions if one.places == ("E2",)), None)


def _fields(question: Question | None) -> set[str]:
    return {option.key for option in question.options} if question else set()


def test_known_people_are_offered_the_fields_of_people(tmp_path: Path) -> None:
    question = _asked(tmp_path, "谁在盯", PEOPLE)
    assert {"sponsoring_leader", "responsible_leader", "service_officer"} <= _fields(question)
    assert question is not None
    assert ("values-are-known", "3", "3") in [
        (code, given.get("met"), given.get("of")) for code, given in question.reasons
    ]
    assert [one.written for one in question.examples][:2] == ["示例员甲", "示例员乙"]


def test_known_units_and_firms_are_told_apart(tmp_path: Path) -> None:
    assert "responsible_unit" in _fields(_asked(tmp_path, "哪家在管", UNITS))
    offered = _fields(_asked(tmp_path, "哪家来投", FIRMS))
    assert {"investor", "project_company"} <= offered
    assert "responsible_unit" not in offered


def test_a_header_like_progress_over_people_is_no_progress(tmp_path: Path) -> None:
    offered = _fields(_asked(tmp_path, "对接人", PEOPLE))
    assert "service_officer" in offered
    assert "progress_text" not in offered


def test_names_that_nobody_knows_are_not_asked_about(tmp_path: Path) -> None:
    assert _asked(tmp_path, "甲栏", ("甲乙丙", "丁戊己", "庚辛壬")) is None


def test_known_projects_name_the_rows_under_any_header(tmp_path: Path) -> None:
    projects = tuple(f"示例{word}工程" for word in "甲乙丙丁戊己")
    rows = [[name, "2021-05", 300 + n, "企业自报"] for n, name in enumerate(projects)]
    head = ["标的", "月份", "到位金额（万元）", "口径"]
    path = a_file(tmp_path, {"资金": [["到位资金台账"], head, *rows]})
    known = KnownProjects(names=frozenset(projects))
    read = understood(path, known=known).files[0]
    assert read.sheets[0].columns[0].field == "project_name"
    question = next(one for one in read.questions if one.places == ("A2",))
    assert question.is_open
    assert "values-are-known" in [code for code, _ in question.reasons]
    assert understood(path).files[0].sheets[0].columns[0].field == ""


def test_what_is_published_is_known_to_the_next_upload(tmp_path: Path) -> None:
    store, day = Store.open(None), date(2021, 12, 31)
    rows = [
        [f"示例项目{n}", "签约", PEOPLE[n % 3], UNITS[n % 3], FIRMS[n % 3], "示例镇"]
        for n in range(9)
    ]
    head = ["项目名称", "阶段", "包联领导", "招引单位", "投资方", "镇"]
    first = a_file(tmp_path, {"台账": [["招商项目台账"], head, *rows]}, name="一.xlsx")
    files = ((str(first), first.name),)
    job = Job("import", by="示例", files=files, unit="旗招商局", as_of=day)
    assert import_files(store, job).exit_code == 0

    def asked(header: str, values: tuple[str, ...]) -> set[str]:
        path = a_file(tmp_path, {"台账": _rows(header, values)}, name="二.xlsx")
        upload = Upload.of([(path, path.name)], Belonging("旗工信局", day))
        intake: Intake = Importer(store).understand(upload)
        found = [one for one in intake.files[0].questions if one.places == ("E2",)]
        return _fields(found[0] if found else None)

    assert "sponsoring_leader" in asked("谁在盯", PEOPLE)
    assert "credited_unit" in asked("哪家在管", UNITS)
    assert "investor" in asked("哪家来投", FIRMS)
    assert "town" in asked("在哪块地上", ("示例镇", "示例镇", "示例镇"))
    store.close()
