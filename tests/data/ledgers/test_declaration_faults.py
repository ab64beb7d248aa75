"""A declaration with a mistake is refused with its file, its line and what to do."""

import re

import pytest

from data.ledgers.declaration_faults import DeclarationError
from data.ledgers.own_files import file_of, from_toml
from data.ledgers.registry import declarations_changed, own_ledgers, wrong_declarations
from tests.builders.own_ledgers import (
    AS_OF,
    LOAN_HEADERS,
    LOAN_ROWS,
    LOANS,
    ROADS,
    an_office,
    loans,
    published,
)
from tests.builders.workbooks import Sheet, a_workbook

FILE = "设备租借.toml"


def line(text):
    return next(n for n, one in enumerate(LOANS.splitlines(), 1) if text in one)


def instead(old, new):
    assert old in LOANS
    return LOANS.replace(old, new)


def with_figure(*said):
    return "\n".join((LOANS, "[[figures]]", 'key = "甲"', 'title = "指标甲"', *said))


FIGURE = len(LOANS.splitlines()) + 3  # the line of its key
MISTAKES = {
    "an open quote": (instead('"设备租借"\n', '"设备租借\n'), "toml-unclosed", 1),
    "quotes of a Chinese keyboard": (instead('"设备租借"\n', "“设备租借”\n"), "full-width", 1),
    "an equals sign of a Chinese keyboard": (instead("kind =", "kind ＝"), "full-width", 3),
    "a comma of a Chinese keyboard": (instead('["设备租借"]', '["设备"，"租借"]'), "full-width", 5),
    "a yes without quotes": (instead("open = true", "open = 是"), "toml-value", line("open =")),
    "a yes in quotes": (instead("open = true", 'open = "是"'), "shape", line("open =")),
    "the same key twice": (instead("kind =", 'kind = "period"\nkind ='), "toml-twice", 4),
    "brackets of one pair": (instead("[[fields]]", "[fields]"), "toml-twice", 12),
    "a page of the web": ("<html>\n</html>\n", "toml", 1),
    "nothing": ("", "empty", 0),
    "comments alone": ("# 设备租借\n", "empty", 0),
    "no columns": (LOANS.partition("\n[[fields]]")[0], "no-columns", 1),
    "another encoding": (LOANS.encode("gbk"), "encoding", 1),
    "an encoding of two bytes": (LOANS.encode("utf-16"), "encoding", 1),
    "a key that is none": (instead("role =", "rolle ="), "unknown-key", line("role =")),
    "a kind that is none": (instead('"snapshot"', '"monthly"'), "value", 3),
    "a type that is none": (instead('"amount"', '"money"'), "value", line('"amount"')),
    "a role that is none": (instead('"town"', '"place"'), "value", line('"town"')),
    "a role of two columns": (instead('"town"', '"unit"'), "role-twice", line('"town"')),
    "a deadline that is a text": (
        instead('type = "date"\nrole', 'type = "text"\nrole'),
        "role-type",
        line('"deadline"'),
    ),
    "no kind": (instead('kind = "snapshot"\n', ""), "missing", 1),
    "no identity": (instead('identity = ["设备编号"]\n', ""), "missing", 1),
    "no type": (instead('type = "amount"\n', ""), "missing", line('name = "押金"') - 1),
    "no header": (instead('header = "台数"', 'header = " "'), "no-header", line('name = "台数"')),
    "an identity that is no list": (instead('["设备编号"]', '"设备编号"'), "shape", 4),
    "closed words that are no list": (instead('["已还"]', '"已还"'), "shape", line("closed")),
    "values that are no pairs": (
        instead('{ "在借" = [], "已还" = [] }', '["在借", "已还"]'),
        "shape",
        line("values"),
    ),
    "an identity of no column": (instead('["设备编号"]', '["编号"]'), "no-field", 4),
    "an identity of nothing": (instead('["设备编号"]', "[]"), "no-identity", 4),
    "an answer of no column": (instead("kind =", 'answers = "单位"\nkind ='), "no-field", 3),
    "a date that is no column": (instead("kind =", 'happened = ["日期"]\nkind ='), "no-field", 3),
    "a message that is none": (
        instead("kind =", 'unique = [{ fields = ["押金"], code = "某" }]\nkind ='),
        "value",
        3,
    ),
    "two columns of one name": (
        instead('name = "台数"', 'name = "押金"'),
        "field-twice",
        line('name = "台数"'),
    ),
    "a name with a slash": (instead('name = "台数"', 'name = "台/数"'), "not-a-name", 37),
    "a name that is taken": (instead('name = "台数"', 'name = "batch_id"'), "not-a-name", 37),
    "names that differ in case": (
        LOANS.replace('name = "台数"', 'name = "A"').replace('name = "押金"', 'name = "a"'),
        "not-a-name",
        37,
    ),
    "another name than the file's": ('name = "设备/租借"\n' + LOANS, "file-name", 1),
    "a closed word that is none": (instead('["已还"]', '["还了"]'), "closed", line("closed")),
    "a move from no word": (
        instead("closed =", 'moves = { "借" = ["已还"] }\nclosed ='),
        "no-value",
        line("closed"),
    ),
    "events without a date": (instead('"snapshot"', '"period"'), "no-event-date", 3),
    "events dated by a town": (
        instead('"snapshot"', '"period"\nevent_date = "所在镇"'),
        "no-day",
        4,
    ),
    "a form that is none": (
        instead('type = "code"', 'type = "code"\nrequired = ["台账"]'),
        "no-form",
        line('type = "code"') + 1,
    ),
    "a figure of no kind": (with_figure('kind = "average"'), "value", FIGURE + 2),
    "a sum of nothing": (with_figure('kind = "sum"'), "measure-needs", FIGURE),
    "a sum of towns": (with_figure('kind = "sum"', 'of = "所在镇"'), "measure-type", FIGURE + 3),
    "days from an amount": (
        with_figure('kind = "median_days"', 'since = "押金"', 'until = "归还期限"'),
        "measure-type",
        FIGURE + 3,
    ),
    "a share of nothing": (with_figure('kind = "share"'), "measure-needs", FIGURE),
    "a count of phones": (
        with_figure('kind = "count"', 'where = { "联系电话" = ["1"] }'),
        "measure-personal",
        FIGURE,
    ),
    "two figures of one key": (
        with_figure('kind = "count"') + '\n[[figures]]\nkey = "甲"\nkind = "count"\ntitle = "乙"',
        "measure-twice",
        FIGURE + 4,
    ),
    "late ones without a deadline": (
        with_figure('kind = "overdue"').replace('role = "deadline"\n', ""),
        "measure-overdue",
        FIGURE + 1,
    ),
    "open ones without closed": (
        with_figure('kind = "open"').replace('closed = ["已还"]\n', ""),
        "measure-open",
        FIGURE + 1,
    ),
}


def put_in(name, content):
    path = file_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    declarations_changed()


def test_an_office_starts_with_the_others_and_names_line_and_remedy_of_each(var_folder):
    files = {f"错{number}.toml": name for number, name in enumerate(MISTAKES)}
    for file, name in files.items():
        put_in(file.removesuffix(".toml"), MISTAKES[name][0])
    put_in("村道", ROADS)
    with an_office(var_folder):
        assert [one.name for one in own_ledgers()] == ["村道"]
        errors = {files[str(one.arguments["file"])]: one for one in wrong_declarations()}
    told = {name: (error.key, error.arguments["line"]) for name, error in errors.items()}
    assert told == {name: (f"ledger-fault-{key}", at) for name, (_, key, at) in MISTAKES.items()}
    assert [name for name, error in errors.items() if not is_said(error)] == []


def is_said(error):
    """Whether file, line and remedy are said in both languages, each in its own words alone."""
    at = error.arguments["line"]
    zh, en = error.message("zh"), error.message("en")
    places = (f" 第 {at} 行：", f", line {at}: ") if at else ("：", ": ")
    beginnings = [f"{error.arguments['file']}{place}" for place in places]
    return (
        zh.startswith(beginnings[0])
        and en.startswith(beginnings[1])
        and "\n" not in zh + en
        and not re.search(r"[a-z]{3,} [a-z]{3,} [a-z]{3,}", zh)
        and not re.search("[，。；：、]", en.partition(" used: ")[0])
        and bool(error.remedy("zh"))
        and not re.search("[。；：、]", error.remedy("en"))
    )


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" + LOANS,
        LOANS.replace("\n", "\r\n"),
        LOANS.replace('"台数"', '"select"'),
        LOANS.replace('title = "设备租借"\n', ""),
    ],
    ids=["a mark of order", "ends of lines", "a word of SQL", "no title"],
)
def test_what_only_looks_like_a_mistake_is_taken(content, var_folder, tmp_path):
    put_in("设备租借", content)
    with an_office(var_folder) as store:
        intake = published(store, loans(), tmp_path)
        assert [one.loaded_count for one in intake.drafts] == [3]


def test_a_ledger_of_two_hundred_columns_is_read(var_folder, tmp_path):
    columns = "".join(
        f'\n[[fields]]\nname = "f{n}"\nheader = "指标{n}"\ntype = "number"\n' for n in range(200)
    )
    put_in("设备租借", LOANS + columns)
    with an_office(var_folder) as store:
        headers = (*LOAN_HEADERS, *(f"指标{n}" for n in range(200)))
        rows = [(*row, *range(200)) for row in LOAN_ROWS]
        sheet = a_workbook(Sheet("设备", [["设备租借情况表"], list(headers), *map(list, rows)]))
        published(store, sheet, tmp_path)
        row = store.current_rows("设备租借", "register", "示例局", AS_OF).to_pylist()[0]
        assert (row["f0"], row["f199"]) == (0.0, 199.0)


@pytest.mark.parametrize("name", ["Needs", "Funds"])
def test_names_that_differ_in_case_alone_are_one(name, var_folder):
    put_in(name, LOANS)
    (error,) = wrong_declarations()
    assert error.key == "ledger-fault-taken"


def test_a_type_that_is_none_is_told_which_there_are():
    with pytest.raises(DeclarationError) as refusal:
        from_toml(LOANS.replace('type = "amount"', 'type = "money"'), FILE)
    assert "“type”不能是“money”" in refusal.value.message("zh")
    assert "amount" in refusal.value.remedy("zh")


def test_no_declaration_takes_the_name_of_a_ledger_of_the_release():
    with pytest.raises(DeclarationError) as refusal:
        from_toml(LOANS, "funds.toml")
    assert refusal.value.message("zh") == "funds.toml：已经有“funds”这本台账了。"


def test_a_wrong_file_in_the_folder_is_named_without_its_path_and_the_others_are_used(var_folder):
    with an_office(var_folder) as store:
        store.own_ledgers.declare(LOANS, FILE, by="测试员")
        file_of("坏").write_text(LOANS.replace("[[fields]]", "[[fields]", 1), "utf-8")
        declarations_changed()
        (error,) = wrong_declarations()
        assert error.message("zh").startswith("坏.toml 第 ")
        assert [one.name for one in own_ledgers()] == ["设备租借"]


def test_a_column_that_holds_rows_changes_its_type_in_no_file(var_folder):
    with an_office(var_folder) as store:
        store.own_ledgers.declare(LOANS, FILE, by="测试员")
    changed = LOANS.replace('header = "台数"\ntype = "number"', 'header = "台数"\ntype = "date"')
    file_of("设备租借").write_text(changed, "utf-8")
    with an_office(var_folder):
        (error,) = wrong_declarations()
        assert error.key == "store-column-changed"
        assert error.arguments["line"] == line('name = "台数"')
        assert own_ledgers() == ()
        file_of("设备租借").write_text(LOANS + "\n", "utf-8")
        declarations_changed()
        assert [one.name for one in own_ledgers()] == ["设备租借"]


def test_a_file_put_into_the_folder_is_taken_in_with_the_next_upload(var_folder, tmp_path):
    with an_office(var_folder) as store:
        file_of("设备租借").parent.mkdir(parents=True, exist_ok=True)
        file_of("设备租借").write_text(LOANS, "utf-8")
        intake = published(store, loans(), tmp_path)
        assert [one.ledger for one in intake.drafts] == ["设备租借"]
        assert len(store.current_rows("设备租借", "register", "示例局", AS_OF)) == 3
