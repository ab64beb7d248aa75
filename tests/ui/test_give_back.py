"""What the two buttons of the Data page make, without the page."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime

import openpyxl

from data.documents.archive import archive
from data.importer import understand
from data.importer.importer import Belonging
from ui.intake.check import _marked
from ui.intake.jobs import UploadJob

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
    belonging = Belonging("旗招商局", DAY)
    return UploadJob(
        "1",
        folder,
        tuple(files),
        (belonging,) * len(files),
        None,
        "测试员",
        datetime(2022, 1, 4, 9, tzinfo=UTC),
        intake=understand(files, unit="旗招商局", as_of=DAY),
    )


def given(job, count):
    """What the button gives of the first files of an upload."""
    reports = zip(job.files, job.intake.files, strict=True)
    originals = [(path, report) for (path, _), report in reports]
    return _marked(job, job.intake, originals[:count], "zh")


def test_one_file_comes_as_it_is_and_several_as_an_archive(tmp_path, var_folder):
    job = an_upload(tmp_path, "甲.xlsx", "乙.xlsx", "甲.xlsx")
    assert openpyxl.load_workbook(io.BytesIO(given(job, 1))).sheetnames == [
        "台账",
        "问题清单",
    ]
    with zipfile.ZipFile(io.BytesIO(given(job, 3))) as package:
        assert package.namelist() == ["甲（批注）.xlsx", "乙（批注）.xlsx", "甲（批注） (2).xlsx"]


def test_where_the_file_is_gone_the_list_comes_and_says_so(tmp_path, var_folder):
    job = an_upload(tmp_path, "甲.xlsx")
    job.files[0][0].unlink()
    sheet = openpyxl.load_workbook(io.BytesIO(given(job, 1))).active
    texts = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("原文件不在了" in text for text in texts)
    assert "C2" in texts


def test_names_in_an_archive_are_labels():
    content = archive([("../../a.txt", b"1"), ("C:\\b.txt", b"2")])
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.namelist() == [".._.._a.txt", "C:_b.txt"]
