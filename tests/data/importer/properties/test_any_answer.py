"""Whatever is asked and whatever is answered: no fault, every row accounted for, words for all."""

from __future__ import annotations

import os
from datetime import date, datetime
from io import BytesIO

import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.files.grid import Workbook
from data.importer import understanding
from data.importer.corrections import TableCorrection
from data.reports.upload import report_json
from data.texts import LANGUAGES
from tools.corpus.accounting import unaccounted

# More examples than a test run has time for: SIGNBOARD_EXAMPLES=2000.
EXAMPLES = int(os.environ.get("SIGNBOARD_EXAMPLES", "20"))
AS_OF = date(2021, 12, 31)
AMOUNTS = st.sampled_from([None, 1.2, 12000, 120000, 12000 * 10**4, "3亿元", "约5000", "-", 0, -5])
DAYS = [date(2021, 3, 1), date(2020, 9, 1), date(1905, 7, 13), date(2121, 1, 1)]
DATES = st.sampled_from([None, *DAYS, 44280, 2021.1, "2021年9月", "待定", "10月8日"])
SHARES = st.sampled_from([None, 6.5, 0.065, "65%", 1.5, 129, 2000])
POINTS = st.sampled_from([None, 107.5, 38.2, 107.2852, 38.1314, 116.4, 4230000, 500])
REGISTER = {
    "项目名称": None,
    "阶段": st.sampled_from(["签约", "在谈", "听说", None]),
    "总投资": AMOUNTS,
    "固投金额（亿元）": AMOUNTS,
    "签约日期": DATES,
    "开工时间": DATES,
    "投资完成率": SHARES,
    "经度": POINTS,
    "纬度": POINTS,
}
FUNDS = {"项目名称": None, "月份": DATES, "到位资金": AMOUNTS, "累计到位": AMOUNTS}
VISITS = {"领导": st.sampled_from(["旗领导A", None]), "开始时间": DATES, "结束时间": DATES}


@st.composite
def tables(draw):
    columns = draw(st.sampled_from([REGISTER, FUNDS, VISITS]))
    chosen = [name for name in columns if name in list(columns)[:2] or draw(st.booleans())]
    rows = [
        [f"示例项目{number % 4:02d}" if columns[n] is None else draw(columns[n]) for n in chosen]
        for number in range(draw(st.integers(1, 8)))
    ]
    total = [["合计", *(draw(AMOUNTS) for _ in chosen[1:])]] if draw(st.booleans()) else []
    return [chosen, *rows, *total]


def written(rows):
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet, day = book.add_worksheet("台账"), book.add_format({"num_format": "yyyy-mm-dd"})
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(r, c, datetime(value.year, value.month, value.day), day)
                elif value is not None:
                    sheet.write(r, c, value)
    return stream.getvalue()


@given(data=st.data())
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_answer_to_any_question_is_read(tmp_path, read_in_this_process, data):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(written(data.draw(tables())))
    before = understanding.understand([(path, path.name)], unit="旗招商局", as_of=AS_OF)
    earlier = {
        (draft.ledger, draft.form): rows
        for draft in before.drafts
        for name, rows in draft.tables.items()
        if name.endswith("_row") and name != "source_row"
    }
    path.write_bytes(written(data.draw(tables())))

    def current(ledger, form, unit, as_of, days):
        return earlier.get((ledger, form), next(iter(earlier.values())).slice(0, 0))

    def read(corrections):
        return understanding.understand(
            [(path, path.name)],
            unit="旗招商局",
            as_of=AS_OF,
            corrections=corrections,
            current=current if earlier else None,
        )

    corrections: dict[str, TableCorrection] = {}
    for _ in range(3):
        intake = read(corrections)
        workbook = read_in_this_process(path, path.name)
        assert isinstance(workbook, Workbook)
        assert unaccounted(workbook, intake.files[0]) == []
        for language in LANGUAGES:
            report_json(intake, language)
        for question in intake.open_questions:
            assert question.proposed in [option.key for option in question.options]
            answer = data.draw(st.sampled_from([option.key for option in question.options]))
            said = TableCorrection(answers={question.question_id: answer})
            earlier_said = corrections.get(question.fingerprint, TableCorrection())
            corrections[question.fingerprint] = earlier_said.then(said)
    answered = {
        (q.fingerprint, q.question_id): q.answer for q in read(corrections).files[0].questions
    }
    for (fingerprint, name), answer in answered.items():
        assert answer in ("", corrections.get(fingerprint, TableCorrection()).answers.get(name, ""))
