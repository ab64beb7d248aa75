"""Both catalogues say the same: every message in both languages, once, same arguments."""

from __future__ import annotations

import ast as python
import re
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from data.texts import LOCALES

ROOT = Path(__file__).resolve().parents[2]


class Arguments(Visitor):
    def __init__(self):
        self.names: set[str] = set()

    def visit_VariableReference(self, node):
        self.names.add(node.id.name)


@pytest.fixture(scope="module")
def files():
    """Language → file → what stands in it; each is parsed once for all tests here."""
    parser = FluentParser()
    return {
        language: {
            path: parser.parse(path.read_text(encoding="utf-8")).body
            for path in sorted((LOCALES / language).glob("*.ftl"))
        }
        for language in ("zh", "en")
    }


@pytest.fixture(scope="module")
def messages(files):
    """Language → message, and each of its attributes → the arguments that it takes."""
    return {language: arguments(bodies.values()) for language, bodies in files.items()}


def arguments(bodies) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entry in chain.from_iterable(bodies):
        if not isinstance(entry, ast.Message):
            continue
        for key, pattern in [
            (entry.id.name, entry.value),
            *((f"{entry.id.name}.{a.id.name}", a.value) for a in entry.attributes),
        ]:
            visitor = Arguments()
            if pattern is not None:
                visitor.visit(pattern)
                found[key] = visitor.names
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_file_parses(files, language):
    for path, body in files[language].items():
        junk = [entry.content for entry in body if isinstance(entry, ast.Junk)]
        assert not junk, f"{path.name}: {junk[0][:80]}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_message_is_defined_once(files, language):
    names = Counter(
        entry.id.name
        for body in files[language].values()
        for entry in body
        if isinstance(entry, ast.Message)
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_both_languages_have_every_message(messages):
    assert set(messages["zh"]) ^ set(messages["en"]) == set()


def test_every_message_is_said_somewhere(messages):
    source = [path for room in ("data", "ui", "pages") for path in sorted((ROOT / room).rglob("*"))]
    written = {
        p: p.read_text("utf-8") for p in source if p.suffix in {".py", ".js", ".toml", ".html"}
    }
    words = {word for text in written.values() for word in re.findall(r"[a-z][\w-]*", text)}
    made = [
        "".join(
            re.escape(str(part.value)) if isinstance(part, python.Constant) else r"[\w-]+"
            for part in node.values
        )
        for path, text in written.items()
        if path.suffix == ".py"
        for node in python.walk(python.parse(text))
        if isinstance(node, python.JoinedStr) and isinstance(node.values[0], python.Constant)
    ]
    # A prefix by itself ("platform-") stands for all messages that begin with it.
    made += [f"{re.escape(word)}.+" for word in words if word.endswith("-")]
    anyone = re.compile("|".join(made))
    names = {key.partition(".")[0] for key in messages["zh"]}
    catalogues = "".join(p.read_text("utf-8") for p in (LOCALES / "zh").glob("*.ftl"))
    referred = set(re.findall(r"\{ ([a-z][\w-]*)", catalogues))
    unsaid = {one for one in names - words - referred if not anyone.fullmatch(one)}
    assert sorted(unsaid) == []


def test_english_uses_no_argument_that_chinese_does_not_give(messages):
    chinese, english = messages["zh"], messages["en"]
    extra = {
        key: more
        for key in english.keys() & chinese.keys()
        if (more := english[key] - chinese[key] - {"county_kind", "region_kind"})
    }
    assert extra == {}


def test_english_messages_hold_no_chinese_but_field_words(files):
    # Words that are the office's own: a column's name, a mark, a document kind.
    told = []
    for entry in chain.from_iterable(files["en"].values()):
        if isinstance(entry, ast.Message) and entry.value is not None:
            text = "".join(
                part.value for part in entry.value.elements if isinstance(part, ast.TextElement)
            )
            if re.fullmatch(r"[\u4e00-\u9fff，。；：、（）\s]{6,}", text):
                told.append(entry.id.name)
    assert told == []


def test_every_message_that_code_names_exists(messages):
    known = set(messages["zh"])
    missing = []
    for folder in ("ui", "pages"):
        for path in [*(ROOT / folder).rglob("*.py"), *(ROOT / folder).rglob("*.html")]:
            # A template joins the rest of a name with ~; code writes it into the name.
            for key in re.findall(r'\bsay\(\s*"([a-z][\w.-]*)"(?! ~)', path.read_text("utf-8")):
                if key not in known:
                    missing.append(f"{path.relative_to(ROOT)}: {key}")
    assert missing == []
