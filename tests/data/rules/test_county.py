"""What messages say of the county: 旗 of an 自治区 or 县 of a 省, as its settings name it."""

from __future__ import annotations

import pytest

from data.language import say, speaking, word
from data.meeting.notice import of_county
from data.rules import load_rules
from data.rules.places import County

PINGYIN = """
name = "示例县"
name_en = "Example County"
adcode = "370124"
prefecture = "示例市"
province = "山东省"
towns = ["示例镇"]
"""


@pytest.fixture
def a_county_of_a_province(var_folder):
    rules = var_folder / "rules"
    rules.mkdir(exist_ok=True)
    (rules / "county.toml").write_text(PINGYIN, encoding="utf-8")
    load_rules.cache_clear()
    yield
    load_rules.cache_clear()


@pytest.mark.parametrize(
    ("name", "province", "kind", "above"),
    [
        ("鄂托克前旗", "内蒙古", "banner", "region"),
        ("示例县", "山东省", "county", "province"),
        ("示例市", "广西壮族自治区", "city", "region"),
        ("示例区", "重庆市", "district", "municipality"),
    ],
)
def test_what_it_is_is_known_by_its_name_and_its_province(name, province, kind, above):
    county = County(
        name=name, name_en="-", adcode="100000", prefecture="", province=province, towns=()
    )
    assert county.words == {"county_kind": kind, "region_kind": above}


def test_stored_words_are_said_as_another_county_says_them(a_county_of_a_province):
    with speaking("zh"):
        assert word("全旗") == "全县"
        assert word("旗委政府领导") == "县委政府领导"
        assert word("自治区平台") == "省平台"
        assert word("自治区外") == "省外"
        assert say("gazetteer-kind-town") == "乡镇"
    with speaking("en"):
        assert word("旗委政府领导") == "County leaders"
        assert word("自治区平台") == "Provincial platform"


def test_a_notice_names_the_county_as_it_is(a_county_of_a_province):
    assert of_county() == {"旗名": "示例县", "旗": "县", "乡镇": "乡镇"}


def test_a_banner_keeps_its_words():
    with speaking("zh"):
        assert word("全旗") == "全旗"
        assert word("自治区平台") == "自治区平台"
    assert of_county()["乡镇"] == "苏木镇"
