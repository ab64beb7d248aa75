"""Companies in a list of leads are read as such, and name the leads that have no name."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders.ledger_files import a_file, understood

FIRMS = ("示例甲新材料有限公司", "示例乙集团", "示例丙食品厂")


@pytest.mark.parametrize("header", ["目标企业", "线索企业", "被推荐企业"])
def test_companies_are_no_names_of_leads(tmp_path, header):
    headers = ["线索提供单位", header, "提供日期", "线索状态"]
    body = [["县商务局", firm, date(2021, 3, 1 + at), "在跟"] for at, firm in enumerate(FIRMS)]
    file = a_file(tmp_path, {"线索": [["招商线索台账"], headers, *body]})
    intake = understood(file)
    report = intake.files[0].sheets[0]
    assert report.ledger == "leads"
    fields = {column.header: column.field for column in report.columns}
    assert fields[header] == "investor_of_lead"
    assert intake.drafts[0].tables["declared_leads"]["lead_name"].to_pylist() == [*FIRMS]


def test_a_lead_without_a_name_is_called_by_its_company(tmp_path):
    headers = ["线索名称", "线索投资方", "线索提供单位", "提供日期", "线索状态"]
    body = [
        ["示例扩建线索", FIRMS[0], "县商务局", date(2021, 3, 1), "在跟"],
        [None, FIRMS[1], "县商务局", date(2021, 3, 2), "在跟"],
    ]
    intake = understood(a_file(tmp_path, {"线索": [["招商线索台账"], headers, *body]}))
    (draft,) = intake.drafts
    names = draft.tables["declared_leads"]["lead_name"].to_pylist()
    assert names == ["示例扩建线索", FIRMS[1]]
    (note,) = [one for one in intake.files[0].issues if one.code == "named-by-another"]
    assert note.arguments["count"] == "1"
