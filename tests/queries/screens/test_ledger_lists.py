"""The list of a declared ledger in SQL: counts, sums, months, moves, measures, one row's past."""

import re
from datetime import date

import pytest

from data.ledgers.generated import entry
from data.ledgers.registry import ledger
from data.values.pinyin import pattern_of
from tests.builders.own_ledgers import LOAN_HEADERS, LOAN_ROWS, LOANS, an_office
from tests.builders.own_lists import COURSE_HEADERS, COURSES, publish_list

NAME = "设备租借"
NOVEMBER, DECEMBER = date(2021, 11, 30), date(2021, 12, 31)
# Neither status nor amount is written, and the deadline has passed.
BLANK = ("SB-04", None, "昂素镇", None, None, None, date(2021, 12, 1), None, None)
ALL = dict.fromkeys(
    ("search", "towns", "units", "statuses", "date_of", "first_day", "last_day", "is_overdue")
)


@pytest.fixture(scope="module")
def lent(tmp_path_factory):
    """An office with four loans, to be read only."""
    folder = tmp_path_factory.mktemp("lent")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGNBOARD_VAR", str(folder))
        with an_office(folder) as store:
            store.own_ledgers.declare(LOANS, "设备租借.toml", by="测试员")
            put(store, folder, (*LOAN_ROWS, BLANK))
            yield store


@pytest.fixture
def office(var_folder):
    with an_office(var_folder) as store:
        store.own_ledgers.declare(LOANS, "设备租借.toml", by="测试员")
        yield store


def put(store, folder, rows, as_of=DECEMBER):
    publish_list(store, folder, NAME, LOAN_HEADERS, [list(row) for row in rows], as_of)


def asked(store, query, as_of=None, **given):
    snapshot = store.snapshot(as_of)
    name = given.pop("ledger", NAME)
    given = {**ALL, "date_of": "deadline", **given}
    found = store.query(f"screens/ledger/{query}", snapshot_id=snapshot.id, ledger=name, **given)
    return found.to_pylist()


def test_what_is_open_closed_and_late_is_counted_and_what_nobody_says_apart(lent):
    (row,) = asked(lent, "headline")
    counts = ("row_count", "open_count", "closed_count", "unstated_count", "overdue_count")
    assert [row[name] for name in counts] == [4, 2, 1, 1, 2]
    assert row["longest_overdue_days"] == 77


def test_nothing_is_counted_of_a_ledger_without_rows(lent):
    (row,) = asked(lent, "headline", ledger="村道养护")
    assert (row["row_count"], row["overdue_count"], row["told_date"]) == (0, 0, None)
    assert asked(lent, "sums", ledger="村道养护") == []


def test_a_sum_leaves_out_what_is_blank_and_says_how_many(lent):
    deposit = next(row for row in asked(lent, "sums") if row["field"] == "押金")
    assert (float(deposit["total"]), deposit["unknown_count"]) == (4.5, 2)
    assert (float(deposit["overdue_total"]), deposit["overdue_unknown_count"]) == (1.5, 1)


@pytest.mark.parametrize(
    ("chosen", "labels"),
    [
        ({"towns": ["昂素镇"]}, ["SB-04", "SB-02"]),
        ({"units": [""]}, ["SB-04"]),
        ({"statuses": ["在借"]}, ["SB-01", "SB-03"]),
        ({"is_overdue": True}, ["SB-01", "SB-04"]),
        ({"search": pattern_of("sb-0")}, ["SB-01", "SB-04", "SB-03", "SB-02"]),
        ({"search": "中心"}, ["SB-03"]),
        ({"first_day": "2022-01-01"}, ["SB-03"]),
        ({"last_day": "2021-09-30", "towns": ["昂素镇"]}, ["SB-02"]),
    ],
)
def test_the_list_is_narrowed_and_the_late_ones_come_first(lent, chosen, labels):
    rows = asked(lent, "list", page_rows=None, rows_before=None, **chosen)
    assert [row["label"] for row in rows] == labels
    (head,) = asked(lent, "headline", **chosen)
    assert head["row_count"] == len(labels)


def test_an_entry_of_several_units_is_in_each_of_their_groups(office, tmp_path):
    rows = [list(row) for row in LOAN_ROWS]
    rows[0][1] = "示例局、示例中心"
    put(office, tmp_path, rows)
    groups = {
        row["group_name"]: row["row_count"]
        for row in asked(office, "groups", by="unit", field=None)
    }
    assert groups == {"示例局": 2, "示例中心": 2}
    assert [
        row["label"]
        for row in asked(office, "list", page_rows=None, rows_before=None, units=["示例中心"])
    ] == ["SB-01", "SB-03"]
    units = {row["value"] for row in asked(office, "choices") if row["kind"] == "unit"}
    assert units == {"示例局", "示例中心"}


def test_a_page_of_the_list(lent):
    rows = asked(lent, "list", page_rows=2, rows_before=2)
    assert [row["label"] for row in rows] == ["SB-03", "SB-02"]


def test_groups_of_a_dimension_or_of_a_field_and_what_is_left_blank_last(lent):
    found = asked(lent, "groups", by="unit", field="押金")
    told = [(row["group_name"], row["row_count"], row["overdue_count"]) for row in found]
    assert told == [("示例局", 2, 1), ("示例中心", 1, 0), (None, 1, 1)]
    assert [row["unknown_count"] for row in found] == [1, 0, 1]
    codes = asked(lent, "groups", by="设备编号", field=None)
    assert len(codes) == 4


def test_months_hold_what_is_open_and_fold_what_lies_outside(lent):
    window = {"first_month": date(2021, 12, 1), "last_month": date(2022, 1, 1)}
    found = asked(lent, "months", **window)
    told = [(row["drawn_month"], row["row_count"], row["overdue_count"]) for row in found]
    # October before the window, December in it, March behind it; the closed one in none.
    assert told == [
        (date(2021, 11, 1), 1, 1),
        (date(2021, 12, 1), 1, 1),
        (date(2022, 2, 1), 1, 0),
    ]


def moved(office, tmp_path):
    put(office, tmp_path, LOAN_ROWS, NOVEMBER)
    first, _, third = LOAN_ROWS
    changed = (*third[:4], 5, *third[5:7], "已还", None)
    new = ("SB-05", "示例局", "昂素镇", None, 2, 1, date(2022, 5, 1), "在借", None)
    put(office, tmp_path, (first, changed, new))
    return {"previous_id": office.snapshot(NOVEMBER).id}


def test_what_came_went_and_changed_since_the_version_before(office, tmp_path):
    found = asked(office, "moves", **moved(office, tmp_path))
    told = {(row["kind"], row["label"], row["field"]): row for row in found}
    assert set(told) == {
        ("added", "SB-05", None),
        ("removed", "SB-02", None),
        ("changed", "SB-03", "押金"),
        ("changed", "SB-03", "状态"),
    }
    assert told["changed", "SB-03", "状态"]["old_text"] == "在借"
    assert told["changed", "SB-03", "押金"]["new_text"] == "5.0"
    assert not told["removed", "SB-02", None]["is_now"]


def test_the_bridge_of_a_sum_closes(office, tmp_path):
    found = asked(office, "bridge", **moved(office, tmp_path))[-1]
    row = {name: float(value) for name, value in found.items() if name != "field"}
    assert found["field"] == "押金"
    assert (row["before"], row["added"], row["changed"], row["removed"]) == (4.5, 2, 2, 0)
    assert row["before"] + row["added"] + row["changed"] + row["removed"] == row["after"] == 8.5
    assert (row["unknown_before"], row["unknown_after"]) == (1, 0)


def test_one_row_tells_what_it_said_in_every_upload(office, tmp_path):
    moved(office, tmp_path)
    row = next(
        row
        for row in asked(office, "list", page_rows=None, rows_before=None)
        if row["label"] == "SB-03"
    )
    told = office.entry_history(NAME, row["sheet_id"], row["row_number"], office.sequence)
    assert [one["sequence"] for one in told] == [2, 1]
    assert [dict(one["numbers"])["押金"] for one in told] == [5, 3]
    assert "13800000001" not in str(told)


def measure(store, kind, **given):
    usual = dict.fromkeys(("of", "since_field", "until_field", "where_fields", "where_values"))
    found = asked(store, "measures", kind=kind, **{**usual, **given})
    return {row["span"]: row for row in found if row["span"] != "month"}


@pytest.mark.parametrize(
    ("kind", "given", "value", "unknown"),
    [
        ("count", {}, 4, 0),
        ("count", {"where_fields": ["状态"], "where_values": ["在借"]}, 2, 0),
        ("sum", {"of": "押金"}, 4.5, 2),
        ("mean", {"of": "押金"}, 2.25, 2),
        ("share", {"where_fields": ["状态", "状态"], "where_values": ["在借", "已还"]}, 1, 1),
        ("share", {"where_fields": ["状态"], "where_values": ["已还"]}, pytest.approx(1 / 3), 1),
        ("open", {}, 2, 1),
        ("overdue", {}, 2, 0),
    ],
)
def test_a_declared_measure(lent, kind, given, value, unknown):
    row = measure(lent, kind, **given)["all"]
    assert (row["value"], row["unknown_count"]) == (value, unknown)


def test_a_measure_of_this_year_beside_the_same_days_of_the_last(office, tmp_path):
    office.own_ledgers.declare(COURSES, "培训班次.toml", by="测试员")
    rows = [
        ["甲班", "示例局", "政策", date(2020, 6, 1), 30, None],
        ["乙班", "示例局", "政策", date(2021, 3, 1), 20, None],
        ["丙班", "示例局", "业务", date(2021, 12, 1), None, None],
    ]
    publish_list(office, tmp_path, "培训班次", COURSE_HEADERS, rows)
    told = measure(office, "sum", of="人数", ledger="培训班次", date_of="day")
    assert {span: (row["value"], row["row_count"]) for span, row in told.items()} == {
        "all": (50, 3),
        "year": (20, 2),
        "last_year": (30, 1),
    }
    assert told["year"]["unknown_count"] == 1


def test_days_between_two_dates(office, tmp_path):
    more = '\n[[fields]]\nname = "借出日期"\nheader = "借出日期"\ntype = "date"\n'
    office.own_ledgers.declare(LOANS + more, "设备租借.toml", by="测试员")
    lent = (date(2021, 10, 5), None, date(2022, 2, 1))
    rows = [[*row, day] for row, day in zip(LOAN_ROWS, lent, strict=True)]
    publish_list(office, tmp_path, NAME, (*LOAN_HEADERS, "借出日期"), rows)
    given = {"since_field": "借出日期", "until_field": "归还期限"}
    row = measure(office, "median_days", **given)["all"]
    assert (row["value"], row["unknown_count"]) == (19, 1)


def test_a_person_who_is_personal_is_in_no_list(office, tmp_path):
    office.own_ledgers.declare(COURSES, "培训班次.toml", by="测试员")
    rows = [[name, "示例局", "政策", date(2021, 6, 1), 30, "示例人员"] for name in ("甲班", "乙班")]
    publish_list(office, tmp_path, "培训班次", COURSE_HEADERS, rows)
    assert ledger("培训班次").with_role("person").sensitivity == "personal"
    given = {"ledger": "培训班次", "page_rows": None, "rows_before": None}
    assert "示例人员" not in str(asked(office, "list", **given))
    assert asked(office, "headline", ledger="培训班次", search="示例人员")[0]["row_count"] == 0


def test_rows_that_only_a_person_tells_apart_are_followed_by_a_keyed_digest(office, tmp_path):
    told_by_teacher = COURSES.replace('identity = ["班次"]', 'identity = ["授课人"]')
    office.own_ledgers.declare(told_by_teacher, "培训班次.toml", by="测试员")
    for day, heads in ((NOVEMBER, 30), (DECEMBER, 31)):
        rows = [[f"班{day}", "示例局", "政策", date(2021, 6, 1), heads, "13800000001"]]
        publish_list(office, tmp_path, "培训班次", COURSE_HEADERS, rows, day)
    (row,) = asked(office, "list", ledger="培训班次", page_rows=None, rows_before=None)
    told = office.entry_history("培训班次", row["sheet_id"], row["row_number"], office.sequence)
    assert [dict(one["numbers"])["人数"] for one in told] == [31, 30]
    stored = dict(entry(ledger("培训班次")).said)["any_identity"]
    key = re.match(r"sha256\('([0-9a-f]{64})' \|\| ", stored)
    assert key and int(key[1], 16) > 2**200  # nobody can try all telephone numbers


def test_a_changed_declaration_is_read_at_once(office, tmp_path):
    put(office, tmp_path, LOAN_ROWS)
    assert asked(office, "headline")[0]["overdue_count"] == 1
    without = LOANS.replace('role = "deadline"\n', "")
    office.own_ledgers.declare(without, "设备租借.toml", by="测试员")
    assert asked(office, "headline")[0]["overdue_count"] == 0
