"""Every item of the security standard is answered, and a test that answers one exists."""

from __future__ import annotations

from tools.asvs import DOCUMENT, ITEMS, answers, faults


def a_document(answer="`tests/tools/test_asvs.py::test_a_document_that_answers_all_is_right`"):
    return "\n".join(
        f"| V{chapter}.1.{number} | {answer} | because |"
        for chapter, count in ITEMS.items()
        for number in range(1, count + 1)
    )


def test_the_document_answers_every_item_by_what_exists():
    assert [*faults(DOCUMENT.read_text(encoding="utf-8"))] == []


def test_a_document_that_answers_all_is_right():
    assert [*faults(a_document())] == []
    assert {one.kind for one in answers(a_document("open"))} == {"open"}


def test_what_is_missing_doubled_of_no_kind_or_not_there_is_said():
    whole = a_document().splitlines()
    assert [*faults("\n".join(whole[1:]))] == ["V1 has 27 items, 26 are answered"]
    assert "V1.1.1 is answered 2 times" in [*faults("\n".join([whole[0], *whole]))]
    assert len([*faults(a_document("met"))]) == sum(ITEMS.values())
    gone = a_document("`tests/tools/test_asvs.py::test_gone`")
    assert "names a test that does not exist" in next(faults(gone))
