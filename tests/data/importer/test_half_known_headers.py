"""Headers of which a part is known, or that say the same in two languages."""

from __future__ import annotations

from pathlib import Path

from data.importer.model import FileReport
from tests.builders.ledger_files import a_file, understood

ROWS = [[f"示例项目{n}", "签约", "2021-03-05"] for n in range(6)]


def _read(folder: Path, header: str, values: list[object]) -> FileReport:
    rows = [[*row, value] for row, value in zip(ROWS, values, strict=True)]
    head = ["项目名称", "阶段", "签约日期", header]
    return understood(a_file(folder, {"台账": [["招商项目台账"], head, *rows]})).files[0]


def _offered(read: FileReport) -> list[str]:
    questions = [one for one in read.questions if one.places == ("D2",)]
    return [option.key for one in questions for option in one.options]


def test_half_of_what_a_field_means_is_asked_about(tmp_path: Path) -> None:
    read = _read(tmp_path, "预计竣工", [f"2022-0{n}-01" for n in range(1, 7)])
    assert "planned_production_date" in _offered(read)


def test_a_figure_that_sounds_like_a_field_is_asked_about(tmp_path: Path) -> None:
    read = _read(tmp_path, "自开工累计投", [100, 220, 310, 450, 530, 610])
    assert "cumulative_completed" in _offered(read)


def test_a_header_in_two_languages_is_read_where_both_are_known(tmp_path: Path) -> None:
    towns: list[object] = ["示例东镇", "示例西镇"] * 3
    read = _read(tmp_path, "Township 乡镇", towns)
    assert read.sheets[0].columns[3].field == "town"
    assert _offered(read) == []


def test_a_word_that_no_list_knows_before_a_known_one_is_asked_about(tmp_path: Path) -> None:
    firms: list[object] = ["示例甲公司", "示例乙公司"] * 3
    read = _read(tmp_path, "EPC投资方", firms)
    assert read.sheets[0].columns[3].field == "investor"
    assert "keep" in _offered(read)
