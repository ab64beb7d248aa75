import re
from pathlib import Path

import pytest

from data.importer.schemas import schema
from data.ledgers import ledger, ledgers
from data.ledgers.declaration import LEDGERS
from data.ledgers.declaration_faults import DeclarationError
from data.ledgers.declaration_files import load
from data.ledgers.header_lookup import known_header
from data.ledgers.headers import normal
from data.ledgers.registry import declared_ledgers, items
from data.texts import LANGUAGES, text
from tools.ledger_format import TARGET, ledger_format


@pytest.mark.parametrize("declared", ledgers(), ids=lambda one: one.name)
def test_every_field_feeds_a_column_of_its_table(declared):
    names = set(schema(declared.table).names)
    for field in declared.fields:
        assert field.name in names
        assert set(field.sets) <= names
        assert {n for says in field.implies.values() for n in says} <= names
    assert set(declared.identity) <= names


@pytest.mark.parametrize("declared", ledgers(), ids=lambda one: one.name)
def test_a_header_means_one_field_only(declared):
    seen: dict[str, str] = {}
    for field in declared.fields:
        for word in (field.header, field.english, *field.synonyms, *field.bare):
            if word in field.weak:
                continue
            other = seen.setdefault(normal(word), field.key)
            assert other == field.key, f"{word}: {other} and {field.key}"


@pytest.mark.parametrize("declared", ledgers(), ids=lambda one: one.name)
def test_a_word_means_one_value_only(declared):
    for field in declared.fields:
        seen: dict[str, str] = {}
        for value, synonyms in field.values.items():
            for word in (value, *synonyms):
                assert seen.setdefault(normal(word), value) == value, f"{field.key}: {word}"


def test_an_item_word_means_one_item_only():
    seen: dict[str, str] = {}
    for item in items():
        for word in item.texts:
            assert seen.setdefault(normal(word), item.name) == item.name, word
        assert set(item.group_only) <= set(item.texts)


def test_items_are_those_of_the_gates():
    gates = Path("data/rules/gates.toml").read_text(encoding="utf-8")
    for item in items():
        assert f'"{item.name}"' in gates, f"{item.name} is in no gate"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_label(language):
    for declared in declared_ledgers():
        assert declared.title and declared.english
        assert all(field.header and field.english for field in declared.fields)
    for declared in map(ledger, LEDGERS):
        assert text(language, f"ledger-{declared.name}")
        for field in declared.fields:
            assert text(language, f"field-{field.name}")
            assert text(language, f"field-{field.key}")
        for name in schema(declared.table).names:
            if name not in ("batch_id", "sheet_id", "row_number", "date_precision"):
                assert text(language, f"field-{name}")


def test_every_header_is_known_and_prose_is_not():
    for declared in ledgers():
        for field in declared.fields:
            assert known_header(field.header) >= 0.9, field.header
            assert known_header(field.english) >= 0.9, field.english
    for prose in ("本表由各镇填报", "示例企业A有限公司", "2021", "合计"):
        assert known_header(prose) < 0.5


def test_the_document_is_fresh():
    assert TARGET.read_text(encoding="utf-8") == ledger_format(), (
        "run python -m tools.ledger_format"
    )


def test_a_broken_declaration_names_file_and_key(tmp_path):
    broken = tmp_path / "visits.toml"
    broken.write_text('name = "visits"\ntable = "visit_row"\nkind = "weekly"\n', encoding="utf-8")
    with pytest.raises(DeclarationError, match=re.escape(str(broken))):
        load(broken)
