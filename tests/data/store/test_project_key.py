"""The database and the import compare names alike."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from data.importer.names import project_key
from tests.builders.ledger_rows import a_store

LETTERS = "甲乙项目 　\u00a0\n（）()【】［］ＡｂＣａＺabZ０９09①⑨ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ一二期·—-－＿／＂＇～é"


@pytest.fixture(scope="module")
def cursor():
    store = a_store()
    yield store._connection.cursor()
    store.close()


def key(cursor, name):
    (found,) = cursor.execute("select mart.project_key($name)", {"name": name}).fetchone()
    return found


@given(name=some.text(LETTERS, max_size=12))
@settings(max_examples=300)
def test_the_macro_agrees_with_the_import(cursor, name):
    assert (key(cursor, name) or "") == project_key(name)


def test_names_are_compared_without_width_space_and_case(cursor):
    assert key(cursor, "润阳（悦达）项目 ") == key(cursor, "润阳(悦达) 项目") == "润阳(悦达)项目"
    assert key(cursor, "ＬＮＧ　项目Ⅱ期") == "lng项目ii期"
    assert key(cursor, " ") is None
    assert key(cursor, None) is None
