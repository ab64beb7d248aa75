"""Counts and superlatives of lists, annexes, slides and the wall, recomputed from their rows."""

from __future__ import annotations

import io
import json
import re

import openpyxl
import pytest

from data.figures import figures
from data.rules import load_rules
from data.screens.dispatch import Dispatch
from data.screens.view import view_at
from tests.claims.shown import plain
from ui.pack import pack_files
from ui.pack.readings import Pack
from ui.wall.export_policy import snapshot_page

NUMBER = r"([\d,]+)"


@pytest.fixture
def pack(county):
    view = view_at()
    assert view.previous is not None
    return Pack(view, Dispatch(view, view.previous))


@pytest.fixture
def lists(pack):
    """Sheet → (title, rows as texts)."""
    book = openpyxl.load_workbook(io.BytesIO(pack_files.tables(pack, "zh")))
    found = {}
    for sheet in book.worksheets:
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        body = [row for row in rows[3:] if any(cell is not None for cell in row)]
        found[sheet.title] = (str(rows[0][0]), body)
    return found


def numbers(pattern: str, text: str) -> list[int]:
    found = re.search(pattern, text)
    assert found, (pattern, text)
    return [int(one.replace(",", "")) for one in found.groups()]


def test_the_list_of_health_checks_holds_every_hit_and_says_how_many(pack, lists):
    title, rows = lists["项目体检"]
    hits = pack.standing.health[pack.standing.health["project_id"].notna()]
    targets = pack.overview.attention["project_id"].isna().sum()
    said = numbers(rf"共 {NUMBER} 条：{NUMBER} 个项目、{NUMBER} 项目标", title)
    assert said == [len(rows), hits["project_id"].nunique(), targets]
    assert len(rows) == len(hits) + targets
    assert {row[1] for row in rows} >= set(hits["project_name"])


@pytest.mark.parametrize(
    ("sheet", "word"), [("已洽谈未签约", "谈而未签"), ("签约未开工", "签而未开")]
)
def test_a_waiting_list_counts_its_rows_and_names_its_longest(lists, sheet, word):
    if sheet not in lists or f"没有{word}" in lists[sheet][0]:
        return
    title, rows = lists[sheet]
    assert numbers(rf"{word} {NUMBER} 个", title) == [len(rows)]
    days = [row[2] for row in rows if row[2] is not None]
    if days:
        assert numbers(rf"最长(?:至少)? ?{NUMBER} 天", title) == [max(days)]
    else:
        assert "起算日期未填" in title


def test_an_annex_holds_every_row_that_its_list_holds(pack, lists):
    notice = pack_files.notice_text(pack, load_rules().notice)
    for annex in notice.annexes:
        title, rows = lists[annex.name]
        assert len(annex.rows) == len(rows)
        assert annex.title == title


def test_a_share_of_a_target_stands_beside_what_it_is_a_share_of(pack):
    notice = pack_files.notice_text(pack, load_rules().notice)
    targets = {row["metric"]: row for row in pack.overview.targets.to_dict("records")}
    text = "".join(text for _, paragraphs in notice.sections for text in paragraphs)
    for metric, written in (
        ("签约项目", r"签约项目(?:至少)?\d+个"),
        ("计划总投资", r"计划总投资[\d,.]+亿元"),
    ):
        found = re.search(rf"{written}，完成年度目标的([\d.]+)%", text)
        if metric not in targets:
            assert found is None
        elif found is not None:
            done = targets[metric]["completion_share"] * 100
            assert abs(float(found[1]) - done) <= 0.05


def test_the_command_line_says_what_the_readiness_page_says(county, pack):
    told = figures(county.store)
    head = pack.readiness.headline
    assert told["starting_production"] == head["starting_dated_count"]
    assert told["starting_production_undated"] == head["starting_undated_count"]
    assert told["starting_production_overdue"] == head["starting_overdue_count"]
    assert told["readiness"] == {
        state: (pack.readiness.all_projects["state"] == state).sum() for state in told["readiness"]
    }


@pytest.fixture
def wall(county):
    """The wall's slides as text, by name."""
    found = re.search(r"window\.SHOW=(.*);window\.CHOSEN=", snapshot_page("", "zh", "dark"))
    assert found
    return {
        slide["name"]: "\n".join([plain(slide["title"]), *map(plain, slide["pages"])])
        for slide in json.loads(found[1])["slides"]
    }


def test_no_equation_of_the_wall_fails_in_print_without_a_word(wall):
    for line in wall.get("bridge", "").split("\n"):
        if " = " in line and "因四舍五入" not in line:
            terms = re.findall(r"([+−]?) ?([\d,]+\.\d\d)", line)
            cents = [
                (-1 if s == "−" else 1) * round(float(v.replace(",", "")) * 100) for s, v in terms
            ]
            assert sum(cents[:-1]) == cents[-1], line


def test_the_wall_counts_the_projects_with_a_light_as_the_overview_does(wall, pack):
    if "stalled" not in wall:
        return
    lights = pack.overview.attention
    # An offline file names nobody in talks, and says so.
    assert "（不含在谈项目）" in wall["stalled"]
    is_shown = lights["project_id"].notna() & ~lights["rule"].isin(("talks_idle", "talks_leave"))
    projects = lights[is_shown]["light"].value_counts()
    said = re.search(rf"{NUMBER} 个项目亮灯，其中告警 {NUMBER} 个", wall["stalled"])
    if said:
        grave = [int(projects.get(light, 0)) for light in ("告警", "预警")]
        assert [int(one.replace(",", "")) for one in said.groups()] == [sum(grave), grave[0]]


def test_the_notice_says_nothing_of_what_nobody_states(pack):
    notice = pack_files.notice_text(pack, load_rules().notice)
    texts = [text for _, paragraphs in notice.sections for text in paragraphs]
    said = "\n".join([*texts, *(annex.title for annex in notice.annexes)])
    assert "—" not in said
    assert "【缺" not in said
    pushed = pack.overview.visits.overlap_numbers()
    assert ("推进项目" in said) == bool(pushed)
    # The limits of requests are working days, and so is what is past them.
    for late in re.findall(r"企业诉求.*?逾期最久的：([^\n。]*)", said):
        assert re.search(r"逾期\d+个工作日", late)
        assert not re.search(r"逾期\d+天", late)


def test_a_list_that_holds_what_lacks_data_does_not_say_that_it_leaves_it_out(lists):
    title, rows = lists["项目体检"]
    open_ = re.search(r"资料不足 (\d+) 个", title)
    assert "不列入" not in title
    assert bool(open_) == any("资料不足" in str(row) or "待核" in str(row) for row in rows)
