"""Every declared figure, cut in every way: its rows add up to what its screen prints it from."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from data.trace.cells import cell_of, fed_by, fund_scopes, places_of, rate_scopes
from data.trace.figures import Reference, figures
from data.trace.tracer import Tracer, as_text
from tests.builders.ledger_rows import a_fund, a_project, a_store
from tests.builders.made_county import a_made_county

PARTED = 12


def tracer_of(store):
    now = store.snapshot()
    days = store.query("screens/data/as_of_dates", sequence=now.version).to_pylist()
    before = next((d["as_of_date"] for d in days if d["as_of_date"] < now.as_of), None)
    return Tracer(store, now, store.snapshot(as_of=before) if before else None)


@pytest.fixture(scope="module")
def sample(shared_sample):
    return tracer_of(shared_sample)


@pytest.fixture(scope="module")
def county():
    return tracer_of(a_made_county())


@pytest.fixture(params=["sample", "county"])
def tracer(request):
    return request.getfixturevalue(request.param)


def scopes(figure, tracer) -> Iterator[dict[str, object]]:
    if "ledger" in figure.needs:
        return  # neither county has a list of its own: tests/data/screens/test_ledger_list.py
    if "month" in figure.needs:
        yield {"month": tracer.now.as_of.strftime("%Y-%m"), "today": tracer.now.as_of.isoformat()}
    elif "assignment_id" in figure.needs:
        for row in tracer.rows(Reference("orders")):
            yield {"assignment_id": row["assignment_id"]}
    elif "numerator" in figure.needs:
        yield from rate_scopes()
    elif "basis" in figure.needs:
        yield from fund_scopes(tracer)
    elif "project_id" in figure.needs:
        field = {"field": "project_name"} if "field" in figure.needs else {}
        for row in tracer.rows(Reference("stock"))[:6]:
            yield {"project_id": row["project_id"], **field}
    else:
        yield {}


def references(figure, tracer) -> Iterator[Reference]:
    """The whole figure, and each part of each cut that rows have."""
    for scope in scopes(figure, tracer):
        whole = Reference.of(figure.id, scope)
        yield whole
        for cut in (*figure.cuts, *figure.also):
            parts = dict.fromkeys(
                tuple(as_text(row.get(name)) for name in cut) for row in tracer.rows(whole)
            )
            for part in list(parts)[:PARTED]:
                yield Reference.of(figure.id, scope, **dict(zip(cut, part, strict=True)))


@pytest.mark.parametrize("figure", figures().values(), ids=lambda figure: figure.id)
def test_the_rows_add_up_to_what_the_screen_prints(figure, tracer):
    for reference in references(figure, tracer):
        traced = tracer.trace(reference)
        assert traced.agrees, (reference.text, traced.total, traced.shown)


@pytest.mark.parametrize("figure", figures().values(), ids=lambda figure: figure.id)
def test_every_row_has_its_cell_with_the_original_text(figure, tracer):
    for scope in scopes(figure, tracer):
        traced = tracer.trace(Reference.of(figure.id, scope))
        cells = places_of(tracer, traced)
        for line, cell in list(zip(traced.lines, cells, strict=True))[:40]:
            if "return" in line.row:
                continue
            assert all(cell), (figure.id, line)
        for line in traced.lines[:2]:
            if "return" not in line.row:
                place = cell_of(tracer, traced, line)
                assert place is not None, (figure.id, line)
                assert place.original or line.value is None, (figure.id, line)


@pytest.mark.parametrize(
    "figure",
    [f for f in figures().values() if f.shown and "ledger" not in f.needs],
    ids=lambda f: f.id,
)
def test_the_sample_holds_each_figure_against_its_screen(figure, sample):
    checked = [sample.trace(one) for one in references(figure, sample)]
    assert [one for one in checked if one.is_checked and one.shown is not None and one.lines]


def test_sums_are_exact_and_blanks_are_counted_apart():
    tracer = tracer_of(
        a_store(
            a_project(
                stage="签约", signed_date="2021-03-01", planned_investment_wan=Decimal("91250.01")
            ),
            a_project(
                stage="签约", signed_date="2021-03-02", planned_investment_wan=Decimal("0.02")
            ),
            a_project(stage="签约", signed_date="2021-03-03"),
        )
    )
    traced = tracer.trace(Reference("planned"))
    assert traced.total == Decimal("91250.03")
    assert (len(traced.lines), traced.unstated) == (3, 1)
    assert traced.shown == traced.total


def test_a_cell_leads_to_the_figures_that_it_feeds_each_with_its_share():
    tracer = tracer_of(
        a_store(
            a_project(
                "示例项目A",
                stage="签约",
                town="示例镇",
                signed_date="2021-03-01",
                planned_investment_wan=300,
            ),
            a_project(
                "示例项目B",
                stage="签约",
                town="山阳乡",
                signed_date="2021-03-01",
                planned_investment_wan=100,
            ),
        )
    )
    traced = tracer.trace(Reference("planned"))
    line = traced.lines[0]
    place = cell_of(tracer, traced, line)
    feeds = {
        feed.traced.reference.text: (feed.traced.total, feed.share)
        for feed in fed_by(tracer, place, line.project_id)
    }
    assert feeds["planned"] == (400, 0.75)
    assert feeds[Reference.of("planned", None, town="示例镇").text] == (300, 1.0)
    assert Reference.of("planned", None, town="山阳乡").text not in feeds
    assert "signed" not in feeds


def test_a_sum_of_funds_of_any_definition_and_status_leads_to_its_rows_and_back():
    tracer = tracer_of(
        a_store(
            a_fund("示例项目A", 300, basis="企业自报", status="审核通过"),
            a_fund("示例项目B", 100, basis="企业自报", status="上报"),
            a_fund("示例项目C", 50, basis="企业自报", status="退回"),
            a_fund("示例项目A", 260, basis="自治区平台", status="审核通过"),
        )
    )

    def of(part):
        return tracer.trace(Reference.of("funds_part", {"basis": "企业自报", "part": part}))

    sums = {part: of(part).total for part in ("year", "approved", "reported", "returned")}
    assert sums == {"year": 400, "approved": 300, "reported": 100, "returned": 50}
    assert all(of(part).agrees for part in sums)
    reported = of("reported")
    assert [line.label for line in reported.lines] == ["示例项目B"]
    place = cell_of(tracer, reported, reported.lines[0])
    assert (place.field, place.original) == ("amount_wan", "100")
    fed = {one.traced.reference.text: one.share for one in fed_by(tracer, place, "")}
    assert fed[of("year").reference.text] == 0.25
    assert fed[reported.reference.text] == 1.0
    assert of("approved").reference.text not in fed


def test_a_reference_says_the_same_in_a_link():
    scope = {
        "towns": ["昂素镇", "上海庙镇"],
        "modes": None,
        "project_id": "p&1",
        "since_version": 3,
    }
    reference = Reference.of("planned", scope, town="a=b", channel=None)
    assert Reference.read(reference.text) == reference


def test_every_field_of_a_figure_is_a_ledger_field_with_a_name():
    from data.language import field_label, speaking

    with speaking("zh"):
        for figure in figures().values():
            for field in figure.fields:
                assert "{" in field or field_label(field) != field, (figure.id, field)
