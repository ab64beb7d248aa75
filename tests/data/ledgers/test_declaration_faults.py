"""A declaration with a mistake is refused with its file, its line and what to do."""

import pytest

from data.ledgers.declaration_faults import DeclarationError
from data.ledgers.own_files import file_of, from_toml
from data.ledgers.registry import declarations_changed, own_ledgers, wrong_declarations
from data.texts import LANGUAGES
from tests.builders.own_ledgers import AS_OF, LOANS, an_office, loans, published

FILE = "设备租借.toml"


def line(text):
    return next(n for n, one in enumerate(LOANS.splitlines(), 1) if text in one)


@pytest.mark.parametrize(
    ("old", "new", "key", "at"),
    [
        ('title = "设备租借"', 'title = "设备租借', "ledger-fault-toml", 1),
        ('role = "town"', 'rolle = "town"', "ledger-fault-unknown-key", line('role = "town"')),
        ('type = "amount"', 'type = "money"', "ledger-fault-value", line('type = "amount"')),
        ('role = "town"', 'role = "place"', "ledger-fault-value", line('role = "town"')),
        ('role = "town"', 'role = "unit"', "ledger-fault-role-twice", line('role = "town"')),
        ('kind = "snapshot"\n', "", "ledger-fault-missing", 0),
        ('["设备编号"]', '["编号"]', "ledger-fault-no-field", line("identity")),
        ('["设备编号"]', "[]", "ledger-fault-no-identity", line("identity")),
        ('name = "台数"', 'name = "押金"', "ledger-fault-field-twice", line('name = "台数"')),
        ('name = "台数"', 'name = "2台"', "ledger-fault-not-a-name", line('name = "台数"')),
        ('["已还"]', '["还了"]', "ledger-fault-closed", line("closed")),
        ('kind = "snapshot"', 'kind = "period"', "ledger-fault-no-event-date", line("kind")),
    ],
)
def test_the_line_is_named_and_what_to_do(old, new, key, at):
    with pytest.raises(DeclarationError) as refusal:
        from_toml(LOANS.replace(old, new), FILE)
    error = refusal.value
    assert (error.key, error.arguments["file"], error.arguments["line"]) == (key, FILE, at)
    for language in LANGUAGES:
        assert error.message(language).startswith(FILE)
        assert error.remedy(language)
    assert (f"第 {at} 行" in error.message("zh")) == bool(at)


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
        store.declare(LOANS, FILE, by="测试员")
        file_of("坏").write_text(LOANS.replace("[[fields]]", "[[fields]", 1), "utf-8")
        declarations_changed()
        (error,) = wrong_declarations()
        assert error.message("zh").startswith("坏.toml 第 ")
        assert [one.name for one in own_ledgers()] == ["设备租借"]


def test_a_column_that_holds_rows_changes_its_type_in_no_file(var_folder):
    with an_office(var_folder) as store:
        store.declare(LOANS, FILE, by="测试员")
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
