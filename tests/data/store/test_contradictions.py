"""A decision that cannot hold beside an earlier one is refused, or replaces it by name."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.store import ContradictsEarlier, Decision, ProjectName, Taken
from data.store.decisions import contradictions
from tests.builders.ledger_rows import a_project, a_store

ONE, TWO, THREE, FOUR = (ProjectName(None, f"示例{letter}") for letter in "甲乙丙丁")


@pytest.fixture
def store():
    opened = a_store(
        *(a_project(one.name, unit=f"单位{one.name}") for one in (ONE, TWO, THREE, FOUR))
    )
    yield opened
    opened.close()


def names(store):
    rows = store.query("screens/project/names", snapshot_id=store.snapshot().id).to_pylist()
    return sorted(row["project_name"] for row in rows)


def test_a_pair_that_was_decided_is_not_decided_otherwise_in_silence(store):
    store.identities.decide([Decision("different", ONE, TWO)], by="旗领导A")
    with pytest.raises(ContradictsEarlier) as refusal:
        store.identities.decide([Decision("same", TWO, ONE)], by="乙")
    assert "旗领导A 在 V2 的认定" in refusal.value.message("zh")
    assert store.sequence == 2
    (found,) = store.identities.contradictions([Decision("same", TWO, ONE)])
    assert [(one.by, one.version, one.decision.verdict) for one in found.earlier] == [
        ("旗领导A", 2, "different")
    ]


def test_a_chain_that_contradicts_is_refused_with_the_decisions_in_it(store):
    store.identities.decide([Decision("same", ONE, TWO)], by="甲")
    store.identities.decide([Decision("different", TWO, THREE)], by="乙")
    store.identities.decide([Decision("same", THREE, FOUR)], by="丙")
    said = Decision("same", ONE, THREE)
    with pytest.raises(ContradictsEarlier):
        store.identities.decide([said], by="丁")
    (found,) = store.identities.contradictions([said])
    assert [one.by for one in found.earlier] == ["乙", "甲"]
    assert found.now == (said,)


def test_the_earlier_decisions_are_given_up_where_somebody_says_so(store):
    store.identities.decide([Decision("same", ONE, TWO)], by="甲")
    store.identities.decide([Decision("different", TWO, THREE)], by="乙")
    said = Decision("same", ONE, THREE)
    (found,) = store.identities.contradictions([said])
    only = frozenset(one.decision_id for one in found.earlier if one.by == "乙")
    version = store.identities.decide([Decision("same", ONE, THREE, replaces=only)], by="丁")
    assert len(names(store)) == 2
    assert store.identities.contradictions([]) == ()
    assert {one.by for one in store.identities.in_force()} == {"甲", "丁"}
    store.roll_back(version.version - 1, by="甲")
    assert len(names(store)) == 3


def test_the_same_pair_is_replaced_by_the_new_word(store):
    store.identities.decide([Decision("different", ONE, TWO)], by="甲")
    (earlier,) = store.identities.in_force()
    replaces = frozenset({earlier.decision_id})
    store.identities.decide([Decision("same", ONE, TWO, replaces=replaces)], by="乙")
    assert [(one.by, one.decision.verdict) for one in store.identities.in_force()] == [
        ("乙", "same")
    ]
    assert len(names(store)) == 3


def test_a_name_is_its_code_where_another_decision_says_so(store):
    coded = ProjectName("X2", TWO.name)
    store.identities.decide([Decision("different", ONE, coded)], by="甲")
    assert len(store.identities.contradictions([Decision("same", TWO, ONE)])) == 1


def test_what_was_undone_contradicts_nothing(store):
    store.identities.decide([Decision("different", ONE, TWO)], by="甲")
    store.identities.decide([Decision("open", ONE, TWO)], by="甲")
    store.identities.decide([Decision("same", ONE, TWO)], by="乙")
    assert len(names(store)) == 3


AT = datetime(2021, 12, 31, tzinfo=UTC)
LETTERS = "甲乙丙丁戊"
SAID = st.lists(
    st.tuples(
        st.sampled_from(("same", "different")), st.sampled_from(LETTERS), st.sampled_from(LETTERS)
    ).filter(lambda one: one[1] != one[2]),
    max_size=8,
)


def decided(said):
    return [
        Decision(one, ProjectName(None, two), ProjectName(None, three)) for one, two, three in said
    ]


def can_hold(decisions):
    """Whether any grouping of the projects allows all of them."""
    group = {letter: {letter} for letter in LETTERS}
    for one in decisions:
        if one.verdict == "same":
            both = group[one.kept.name] | group[one.other.name]
            group |= dict.fromkeys(both, both)
    return not any(
        one.verdict == "different" and one.other.name in group[one.kept.name] for one in decisions
    )


@given(SAID, SAID)
def test_what_is_found_is_what_no_grouping_of_the_projects_allows(before, now):
    keys = {letter: letter for letter in LETTERS}
    earlier = decided({frozenset(one[1:]): one for one in before}.values())
    assume(can_hold(earlier))
    taken = [Taken(str(n), one, n + 1, "甲", AT) for n, one in enumerate(earlier)]
    found = contradictions(decided(now), taken, keys)
    assert bool(found) is not can_hold([*earlier, *decided(now)])
    assert all(one.now for one in found)
