"""Names in labels, toasts and warnings stand as they are written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.markup import verbatim


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("示例项目01（二期）", "示例项目01（二期）"),
        ("$E=mc^2$", r"\$E\=mc\^2\$"),
        ("[点我](javascript:x)", r"\[点我\]\(javascript\:" + "\u2060" + r"x\)"),
        ("1. **粗**\n# 标题", r"1\. \*\*粗\*\* \# 标题"),
    ],
)
def test_no_sign_is_a_format(name, label):
    assert verbatim(name) == label


@given(st.text())
def test_the_reader_sees_the_words_that_were_written(name):
    seen = re.sub(r"\\(.)", r"\1", verbatim(name)).replace(":\u2060", ":")
    assert seen.replace("\u2060", "") == " ".join(name.split()).replace("\u2060", "")


@given(st.text(alphabet=":matericonsd/_ab:"))
def test_no_name_of_an_icon_is_left_whole(name):
    assert not re.search(r":\w+", re.sub(r"\\(.)", r"\1", verbatim(name)))
