"""docs/guides: commands run, interface words are those of the catalogues, languages agree."""

from __future__ import annotations

import re
import shlex
from itertools import product
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from data.rules import load_rules
from data.texts import LOCALES
from tests.builders.ledger_files import a_file
from tests.builders.register_file import a_register

ROOT = Path(__file__).resolve().parents[3]
GUIDES = ROOT / "docs" / "guides"
NAMES = ("administrator", "clerk", "extending", "leader")
ENDINGS = {"zh": ".zh-CN.md", "en": ".md"}
QUOTED = {"zh": re.compile(r"「([^」]+)」"), "en": re.compile(r"“((?:[^“”]|“…”)+)”")}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.M | re.S)
# What no suite can run as it stands, and the test that does what it says.
ELSEWHERE = {
    "SIGNBOARD_SAMPLE=0 make run": ("tests/browser/conftest.py", "SIGNBOARD_SAMPLE"),
    "make bundle": ("tests/tools/test_bundle.py", "bundle"),
    "tar xzf signboard-*-linux-x86_64.tar.gz": ("tests/tools/test_bundle.py", "UNPACK"),
    "sh signboard-*-linux-x86_64/install.sh --service": (
        "tests/tools/test_bundle.py",
        "--service",
    ),
}
PYTHON = "python -m data "


def guide(name: str, language: str) -> str:
    return (GUIDES / f"{name}{ENDINGS[language]}").read_text(encoding="utf-8")


def blocks(text: str, kind: str) -> list[str]:
    return [body for found, body in BLOCK.findall(text) if found == kind]


def commands(text: str) -> list[str]:
    return [line for body in blocks(text, "sh") for line in body.splitlines()]


def prose(text: str) -> str:
    return BLOCK.sub("", text)


def levels(text: str) -> list[int]:
    return [len(marks) for marks in re.findall(r"^(#+) ", prose(text), re.M)]


def written(pattern: ast.Pattern) -> list[str]:
    """What a text may look like: figures as …, one for each way that it branches."""
    ways: list[list[str]] = []
    for part in pattern.elements:
        inner = getattr(part, "expression", None)
        if isinstance(part, ast.TextElement):
            ways.append([part.value])
        elif isinstance(inner, ast.SelectExpression):
            ways.append([one for way in inner.variants for one in written(way.value)])
        elif isinstance(inner, ast.StringLiteral):
            ways.append([inner.value])
        else:
            ways.append(["…"])
    return ["".join(parts) for parts in product(*ways)]


def bare(words: str) -> str:
    """Without arrows, blanks at the ends and line breaks; several … in a row are one."""
    return re.sub(r"…+", "…", re.sub(r"\s+", " ", words)).strip(" →")


def interface(language: str) -> set[str]:
    found: set[str] = set()
    for path in (LOCALES / language).glob("*.ftl"):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message):
                patterns = [entry.value, *(one.value for one in entry.attributes)]
                found |= {bare(way) for one in patterns if one for way in written(one)}
    return found


@pytest.mark.parametrize("language", ENDINGS)
def test_words_of_the_interface_stand_in_its_catalogues(language):
    known = interface(language)
    quoted = {
        word for name in NAMES for word in QUOTED[language].findall(prose(guide(name, language)))
    }
    assert len(quoted) > 50
    assert sorted(word for word in quoted if bare(word) not in known) == []


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_parts(name):
    zh, en = guide(name, "zh"), guide(name, "en")
    assert levels(zh) == levels(en)
    assert BLOCK.findall(zh) == BLOCK.findall(en)
    assert max(len(zh.splitlines()), len(en.splitlines())) <= 150


def anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def test_links_lead_to_a_file_and_a_heading():
    broken = []
    for path in GUIDES.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        for link, _, part in re.findall(r"\]\(([\w./-]+)(#([\w-]+))?\)", text):
            target = path.parent / link
            headings = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.M) if part else [part]
            if not target.is_file() or part not in map(anchor, headings):
                broken.append(f"{path.name}: {link}#{part}")
    assert broken == []


def test_every_command_of_the_guides_runs(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    a_register(tmp_path / "ledger.xlsx", ("示例项目01", "签约", "2021-03-05", 12000, "示例局"))
    head = ["设备编号", "押金（元）", "应还日期"]
    rows = [[f"SB-{n}", 500, f"2021-12-{n:02d}"] for n in range(1, 9)]
    a_file(tmp_path, {"设备": [["设备租借情况表"], head, *rows]}, "loans.xlsx")
    (declared, _) = blocks(guide("extending", "zh"), "toml")
    (tmp_path / "loans.toml").write_text(declared, encoding="utf-8")
    assert run("import", "ledger.xlsx", "--unit", "上海庙镇", "--as-of", "2021-12-31")[0] == 0
    failed, unnamed = [], []
    for line in (one for name in NAMES for one in commands(guide(name, "zh"))):
        if line.startswith(PYTHON):
            code, said, complained = run(*shlex.split(line.removeprefix(PYTHON)))
            # A check-up may find fault with the machine of the tests.
            if code != 0 and not line.endswith("doctor"):
                failed.append((line, code, said, complained))
        elif line not in ELSEWHERE:
            unnamed.append(line)
    assert (failed, unnamed) == ([], [])


def test_what_runs_elsewhere_is_named_there():
    told = {line for name in NAMES for line in commands(guide(name, "zh"))}
    assert ELSEWHERE.keys() <= told
    for path, word in ELSEWHERE.values():
        assert word in (ROOT / path).read_text(encoding="utf-8")


def test_the_examples_are_real(tmp_path):
    text = guide("extending", "zh")
    code = "".join(path.read_text("utf-8") for path in (ROOT / "pages").glob("*.py"))
    code += (ROOT / "ui" / "registry.py").read_text("utf-8")
    assert [body for body in blocks(text, "python") if body.strip() not in code] == []
    (_, rule) = blocks(text, "toml")
    (tmp_path / "measures.toml").write_text(rule, encoding="utf-8")
    assert load_rules(tmp_path).measures.freshness.stale_after_days == 20
