"""What the two buttons of the Data page make, without the page."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl

from data.documents.archive import archive
from data.importer import understand
from ui.intake.check import _marked

DAY = date(2021, 12, 31)


def an_upload(folder, *names):
    files = []
    for number, name in enumerate(names):
        path = folder / f"{number:02d}.xlsx"
        book = openpyxl.Workbook()
        book.active.title = "台账"
        book.active.append(["项目名称", "阶段", "签约日期"])
        book.active.append([f"示例项目{number}", "签约", "2021.13.40"])
        book.save(path)
        files.append((path, name))
    intake = understand(files, unit="旗招商局", as_of=DAY)
    return [(path, report) for (path, _), report in zip(files, intake.files, strict=True)]


def test_one_file_comes_as_it_is_and_several_as_an_archive(tmp_path):
    originals = an_upload(tmp_path, "甲.xlsx", "乙.xlsx", "甲.xlsx")
    assert openpyxl.load_workbook(io.BytesIO(_marked(originals[:1], (), "zh"))).sheetnames == [
        "台账",
        "问题清单",
    ]
    with zipfile.ZipFile(io.BytesIO(_marked(originals, (), "zh"))) as package:
        assert package.namelist() == ["甲（批注）.xlsx", "乙（批注）.xlsx", "甲（批注） (2).xlsx"]


def test_where_the_file_is_gone_the_list_comes_and_says_so(tmp_path):
    originals = an_upload(tmp_path, "甲.xlsx")
    originals[0][0].unlink()
    sheet = openpyxl.load_workbook(io.BytesIO(_marked(originals, (), "zh"))).active
    texts = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("原文件不在了" in text for text in texts)
    assert "C2" in texts


def test_names_in_an_archive_are_labels():
    content = archive([("../../a.txt", b"1"), ("C:\\b.txt", b"2")])
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.namelist() == [".._.._a.txt", "C:_b.txt"]
