"""Which encoding a text has, from one word to a whole ledger; what cannot be told is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.files.encodings import decoded
from data.files.errors import RefusedError
from tests.builders.workbooks import a_csv

CHINESE = [
    *("项目名称", "项目", "合计", "各镇总计", "敖勒召其镇、上海庙镇", "示例项目01", "单位：万元"),
    *(
        "恒坤化工焦化二期项目",
        "义川业碳化硅陶瓷二期",
        "计划总投资（亿元）",
        "★ 重点",
        "2021年底前完成",
    ),
    *("責任單位", "總投資（萬元）", "聯繫人"),
]
WESTERN = [
    *("Größe", "Société", "Prénom", "Año", "Café", "Müller", "Straße", "Übersicht", "naïve", "ÉTÉ"),
    *("São Paulo", "Ærø", "À propos", "crème brûlée", "25°C", "12 €", "“quoted”", "it’s", "m²"),
]
# Of code pages that are known by what people write in them.
KNOWN = [
    ("專案名稱;總投資\n範例專案;壹億元\n", "big5", "cp950"),
    ("縣市,男性,女性,合計\n臺南市,5,6,11\n高雄市,7,8,15\n", "big5", "cp950"),
    ("プロジェクト名;投資額\n", "euc-jp", "euc_jp"),
    ("プロジェクト名;投資額\n", "shift_jis", "cp932"),
    ("市町村,人口,世帯数\n札幌市,19,9\n旭川市,33,17\n", "shift_jis", "cp932"),
    ("Département;Effectif élèves\nHérault;1234\nCôte-d'Or;99\n", "windows-1252", "windows-1252"),
    ("Region,Cost\nNorth,£1200\n", "windows-1252", "windows-1252"),
    ("Estatísticas;Trimestre\n2016;1º trim.\n", "windows-1252", "windows-1252"),
]
# Valid as GB 18030 and as Windows-1252, and neither.
OTHERS = [
    ("название проекта;сумма\nпример;тысяча\n", "koi8-r"),
    ("название проекта;сумма\nпример;тысяча\n", "windows-1251"),
    ("да;нет", "windows-1251"),
    ("Ελλάδα;Αθήνα", "windows-1253"),
    ("臺北縣", "big5"),
    ("프로젝트;금액\n서울;부산\n", "euc-kr"),
    ("서울", "euc-kr"),
    ("Győr;Kőszeg;népesség", "windows-1250"),
    ("Příbram;Plzeň", "windows-1250"),
    ("Łódź;Śląskie", "windows-1250"),
    ("Hérault;été", "mac_roman"),
    ("Türkçe;şehir;ığdır", "windows-1254"),
    ("Größe;Höhe", "cp850"),
]


def encoding(data: bytes) -> str:
    try:
        return decoded(data)[1]
    except RefusedError as refused:
        return refused.code


@pytest.mark.parametrize("word", CHINESE)
@pytest.mark.parametrize("around", ["{}", "{},1\n", "a,b\n1,{}\n"])
def test_one_chinese_word_is_enough(word, around):
    written = around.format(word)
    assert decoded(written.encode("gb18030")) == (written, "gb18030")


@pytest.mark.parametrize("word", WESTERN)
@pytest.mark.parametrize("around", ["{}", "{};1\n", "a;b\n1;{}\n"])
def test_one_western_word_is_enough(word, around):
    written = around.format(word)
    assert decoded(written.encode("windows-1252")) == (written, "windows-1252")


@pytest.mark.parametrize(("written", "name", "found"), KNOWN)
def test_a_code_page_is_known_by_what_people_write(written, name, found):
    assert decoded(written.encode(name)) == (written, found)


@pytest.mark.parametrize(("written", "name"), OTHERS)
def test_a_third_kind_of_text_is_refused_and_never_turned_into_chinese(written, name):
    assert encoding(written.encode(name)) == "refused-encoding"


@given(st.lists(st.lists(st.sampled_from(CHINESE), min_size=1, max_size=4), min_size=1))
@settings(max_examples=60, deadline=None)
def test_chinese_tables(rows):
    data = a_csv(rows, encoding="gb18030")
    assert encoding(data) == "gb18030"
    assert decoded(data)[0] == a_csv(rows).decode()


@given(st.lists(st.lists(st.sampled_from(WESTERN), min_size=1, max_size=4), min_size=1))
@settings(max_examples=60, deadline=None)
def test_western_tables_never_turn_into_chinese(rows):
    # Words of several languages in one file are told as none of them.
    found = encoding(a_csv(rows, encoding="windows-1252"))
    assert found in ("utf-8", "windows-1252", "refused-encoding")


@given(st.binary(min_size=1, max_size=60))
@settings(max_examples=150, deadline=None)
def test_whatever_comes_is_decoded_or_refused(data):
    assert encoding(data) in {
        *("utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"),
        *("cp950", "cp932", "euc_jp", "windows-1252"),
        *("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"),
        *("refused-encoding", "refused-other-kind"),
    }


@pytest.mark.parametrize("written", ["镇", "张三", "a,b\n1,是\n"])
def test_a_character_or_two_prove_nothing(written):
    assert encoding(written.encode("gb18030")) == "refused-encoding"


def test_escaped_japanese_is_no_plain_text():
    assert encoding("プロジェクト;投資額\n".encode("iso-2022-jp")) == "refused-encoding"


WIDE = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize("name", [*WIDE, "utf-8", "utf-8-sig"])
@pytest.mark.parametrize(
    "written",
    [
        "项目名称\n示例项目\n",
        "项目名称,计划总投资\n示例项目一,拟投三亿元\n示例项目二,约五亿元\n",
        "a,b\n1,2\n",
        "Société;Año\nCafé;1\n",
    ],
)
def test_unicode_with_and_without_a_mark(written, name):
    assert decoded(written.encode(name))[0] == written


@pytest.mark.parametrize("name", ["utf-8", "utf-16", "utf-32", "utf-16-le", "utf-32-be"])
def test_unicode_that_breaks_off_is_refused(name):
    data = ("项目名称,总投资\n示例项目,1\n" * 30 + "项").encode(name)
    assert encoding(data[:-1]) == "refused-encoding"


def test_the_first_word_beyond_the_first_megabyte_counts():
    head = b"name;value\n" + b"x;1\n" * 400_000
    assert encoding(head + "Größe;2\n".encode("windows-1252")) == "windows-1252"
    assert encoding(head + "да;нет\n".encode("windows-1251")) == "refused-encoding"
    assert encoding(head + "合计;2\n".encode("gb18030")) == "gb18030"
