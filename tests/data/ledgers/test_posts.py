"""Names and posts in one cell, as clerks write them."""

import pytest

from data.ledgers.posts import people_in

KNOWN = {"李示一", "赵示三"}


def told(text):
    return [(one.name, one.post) for one in people_in(text, KNOWN)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("市委书记李某", [("李某", "市委书记")]),
        ("副旗长 王某", [("王某", "副旗长")]),
        (
            "旗委副书记、政府旗长 赵某、政协主席钱某",
            [("赵某", "旗委副书记、政府旗长"), ("钱某", "政协主席")],
        ),
        ("李某（副旗长）", [("李某", "副旗长")]),
        ("李某 副旗长", [("李某", "副旗长")]),
        ("李某，开发区管委会主任", [("李某", "开发区管委会主任")]),
        ("李某 旗长、王某 副旗长", [("李某", "旗长"), ("王某", "副旗长")]),
        ("旗长 李某、副旗长 王某", [("李某", "旗长"), ("王某", "副旗长")]),
        (
            "县人大副主任张某；县政协副主席李某",
            [("张某", "县人大副主任"), ("李某", "县政协副主席")],
        ),
        ("县委书记：李某", [("李某", "县委书记")]),
        ("县长(李某)", [("李某", "县长")]),
        ("副县长王某(挂职)", [("王某", "副县长(挂职)")]),
        ("副县长(挂职)王某", [("王某", "副县长(挂职)")]),
        ("县委常委、副县长（挂职）王某", [("王某", "县委常委、副县长(挂职)")]),
        ("局长 张 三", [("张三", "局长")]),
        ("县长欧阳某带队", [("欧阳某", "县长")]),
        ("赵示三县委常委、副县长", [("赵示三", "县委常委、副县长")]),
        ("王某同志", [("王某", "")]),
    ],
)
def test_the_person_is_the_name_and_the_post_stands_apart(text, people):
    assert told(text) == people
    assert all(one.is_sure for one in people_in(text, KNOWN))


@pytest.mark.parametrize(
    "text",
    ["李某", "李某、王某", "旗领导A", "旗领导A、包扶领导C", "部长明", "John Smith, Mayor", ""],
)
def test_a_cell_of_bare_names_is_left_as_it_is(text):
    assert people_in(text, KNOWN) == ()


@pytest.mark.parametrize("text", ["招商局局长", "李县长", "党工委书记、管委会主任"])
def test_a_post_alone_names_nobody(text):
    assert [(one.name, one.is_by_post) for one in people_in(text)] == [(text, True)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("孙某副县长", [("孙某", "副县长")]),
        ("局长阿木古楞", [("阿木古楞", "局长")]),
        ("李某、县长、王某", [("李某", "县长"), ("王某", "")]),
    ],
)
def test_what_could_be_read_otherwise_is_unsure(text, people):
    assert told(text) == people
    assert not all(one.is_sure for one in people_in(text, KNOWN))
    assert all(one.is_sure for one in people_in(text, {name for name, _ in people})) or "、" in text
