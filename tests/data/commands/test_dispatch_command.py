"""``python -m data dispatch``: two dates compared, in words and as JSON."""

from __future__ import annotations

import json

import pytest

from data.commands.main import main


@pytest.fixture
def run(own_sample_var, capfd):
    def call(*words):
        code = main(["dispatch", *words])
        return code, capfd.readouterr().out

    return call


def test_the_last_month_is_compared_in_words(run):
    code, out = run()
    assert code == 0
    lines = out.splitlines()
    assert lines[0].startswith("12月比11月：签约 +1 个")
    assert "计划总投资：753.76\u00a0亿元 → 799.86\u00a0亿元，变动 +46.10\u00a0亿元，余差 0" in lines
    assert "变动清单 57 处，0 处未说明原因" in lines
    assert any(line.startswith("  旗农牧局：示例项目06") for line in lines)


def test_two_dates_as_json(run):
    code, out = run("--from", "2021-10-31", "--to", "2021-11-30", "--json", "--lang", "en")
    assert code == 0
    report = json.loads(out)
    assert (report["from"]["as_of"], report["to"]["as_of"]) == ("2021-10-31", "2021-11-30")
    assert {name: bridge["remainder"] for name, bridge in report["bridges"].items()} == {
        "signed": 0,
        "planned": 0,
        "funds": 0,
    }
    assert report["counts"]["silent"] == 1
    assert report["counts"]["all"] == len(report["changes"]) == 61
    assert report["headline"].startswith("November against October")


def test_no_earlier_date_is_said(run):
    code, out = run("--to", "2020-12-31")
    assert (code, out.strip()) == (0, "还没有更早的一期可对比")


def test_an_empty_database_is_said(var_folder, capfd):
    assert main(["dispatch"]) == 0
    assert capfd.readouterr().out.strip() == "还没有可对比的数据"


def test_a_date_that_is_none_is_refused(run, capfd):
    assert main(["dispatch", "--from", "上月"]) == 2
    assert "不是日期" in capfd.readouterr().err
