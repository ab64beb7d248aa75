"""Columns that feed nothing: each that may be a field is asked about, with what speaks for it.

Three things speak for a field: how like its words the header is, what stands in the cells (days,
sums, words of a choice, names that are known or look like it), and what another unit's sheet was
told. They are heard together: a header that is like 进展情况 over names of people is no progress.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from data.files.display import displayed
from data.files.grid import column_letter
from data.formats import share
from data.importer.corrections import fixed_columns
from data.importer.questions.columns import as_field, known_names, of_table
from data.importer.questions.question import KEEP, Option, Question, Reason
from data.importer.questions.table_findings import Findings
from data.importer.reading import Reading
from data.issues import LIST_SEPARATOR
from data.ledgers import Field
from data.ledgers.column_facts import FoundColumn, header_says
from data.ledgers.column_use import ColumnUse, use_of
from data.ledgers.declared_field import NAMED
from data.ledgers.evidence import lacking
from data.ledgers.header_lookup import known_header
from data.ledgers.headers import normal, without_brackets
from data.ledgers.likely import fits_of
from data.ledgers.likeness import Likeness, lies_ahead, sounds_like
from data.ledgers.posts import has_post
from data.ledgers.value_evidence import is_evident, may_stand_under
from data.rules.questions import UnreadRules
from data.tables import HeaderColumn
from data.values.dates import read_date
from data.values.parse_result import cleaned, is_blank

_LOOKED_AT = 50
_KINDS = {"date": "days", "choice": "words", "amount": "amounts"}
_KNOWN = frozenset({"all-known", "some-known", "projects"})


def unread_columns(findings: Findings) -> Iterator[Question]:
    """One question for each such column, from left to right."""
    rules, reading = findings.rules.unread, findings.reading
    found = reading.recognition
    read = found.columns | {one.column for one in found.unclear} | set(found.ordinals)
    read |= {column for one in found.assignments for column in one.rivals}  # asked about with it
    asked = 0
    for header in reading.source.table.columns:
        is_free = header.column not in read and not fixed_columns([header], findings.correction)
        if is_free and asked < rules.most:
            told, heard = _told(findings, header), _Heard.of(findings, header, rules)
            if told or heard.near or heard.alike:
                asked += 1
                yield _question(findings, heard, rules, told)


def _told(findings: Findings, header: HeaderColumn) -> tuple[Field, str] | None:
    """The field that another unit's sheet was told for the same header, and the unit."""
    reading = findings.reading
    text = without_brackets(normal(header.path[-1])) if header.path else ""
    key, unit = reading.context.taught_headers.get(text, ("", ""))
    known = {field.key for field in reading.declared.fields} - set(reading.columns)
    return (reading.declared.field(key), unit) if key in known else None


@dataclass(frozen=True)
class _Heard:
    """What header and cells say of a column.

    near: fields that the header is like, the nearest first. alike: fields of the kind that the
    cells are, or that header and cells speak for together (is_together). use: what the cells are.
    """

    header: HeaderColumn
    near: tuple[Likeness, ...]
    alike: tuple[Field, ...]
    use: ColumnUse
    is_together: bool = False

    @staticmethod
    def of(findings: Findings, header: HeaderColumn, rules: UnreadRules) -> _Heard:
        """A column without a header says nothing."""
        use = _use(findings, header)
        if not header.path:
            return _Heard(header, (), (), use)
        like = {
            one.key: one for one in sounds_like(findings.reading.declared.name, header.path[-1])
        }
        free = {field.key: field for field in _free(findings, header, rules)}
        if use.use == "flag":
            free = {key: one for key, one in free.items() if one.type in ("flag", "choice")}
        near = [one for one in like.values() if one.key in free and one.share >= rules.likeness]
        alike = _alike(findings, header, use, list(free.values()), like)
        if alike and _is_name(use):
            near = [one for one in near if free[one.key] in alike]
        near = [one for one in near if one.share >= near[0].share - rules.apart][: rules.offered]
        fitting = [*_paired(findings, header, free), *_fitting(findings, header, use, rules)]
        found = tuple({field.key: field for field in (*alike, *fitting)}.values())[: rules.offered]
        return _Heard(header, tuple(near), found, use, is_together=len(found) > len(alike))

    @property
    def is_known(self) -> bool:
        """Whether the cells hold names that are published."""
        return _is_known(self.use)


def _fitting(
    findings: Findings, header: HeaderColumn, use: ColumnUse, rules: UnreadRules
) -> list[Field]:
    """Fields that no column feeds and that header and values speak for together, the best first.

    Less has to speak for what the ledger cannot do without and for what its lists and counts
    stand on: its unit, its days, its status.
    """
    reading, declared = findings.reading, findings.reading.declared
    found_as = reading.recognition
    if use.use == "personal" or found_as.items or found_as.metrics:
        return []
    is_first = reading.form == declared.forms[0].name
    missing = {key for group in lacking(declared, reading.columns) for key in group if is_first}
    fits = fits_of(declared, _found(findings, header), use.use)
    found = []
    for key in sorted(fits, key=lambda key: -fits[key]):
        field = declared.field(key)
        is_said = fits[key] >= rules.sure and field.type in ("date", "choice")
        stands = bool(field.role) or field.named == "unit" or key in missing or is_said
        is_free = _lacks(reading, field) and key not in rules.never
        least = rules.hint if key in missing or field.role == "status" else rules.fits
        if is_free and stands and fits[key] >= least:
            found.append(field)
    return [one for one in found if fits[one.key] >= fits[found[0].key] - rules.apart]


def _paired(findings: Findings, header: HeaderColumn, free: Mapping[str, Field]) -> Iterator[Field]:
    """Fields of which one is called by the other, as two columns are: 主宾 and 主宾职务."""
    reading = findings.reading
    columns = {normal(one.path[-1]): one.column for one in reading.source.table.columns if one.path}
    called = normal(header.path[-1])
    for one, two in product(reading.declared.fields, repeat=2):
        more = two.header.removeprefix(one.header)
        if more in ("", two.header) or two.key not in free:
            continue
        if one.key in free and called + more in columns:
            yield one
        other = columns.get(called.removesuffix(more)) if called.endswith(more) else None
        if other is not None and (one.key in free or reading.columns.get(one.key) == other):
            yield two


def _free(findings: Findings, header: HeaderColumn, rules: UnreadRules) -> Iterator[Field]:
    """Fields that nothing feeds and that can read the cells."""
    reading, declared = findings.reading, findings.reading.declared
    for field in declared.fields:
        is_free = _lacks(reading, field) and field.key not in rules.never
        if is_free and _can_read(findings, field, header):
            yield field


def _lacks(reading: Reading, field: Field) -> bool:
    """Whether no column feeds a field, nor a section or sheet's name every row of it."""
    is_said = bool(field.section_endings) and reading.have(field.name).all()
    return field.key not in reading.columns and not is_said


def _found(findings: Findings, header: HeaderColumn) -> FoundColumn:
    column = findings.reading.source.column(header.column).slice(0, _LOOKED_AT)
    return FoundColumn(header, "/".join(header.path), column, displayed(column))


def _use(findings: Findings, header: HeaderColumn) -> ColumnUse:
    context, column = findings.reading.context, _found(findings, header)
    use = use_of(column, context.names, context.unit)
    posts = sum(map(has_post, column.values))
    if use.use in ("text", "choice") and 2 * posts > len(column.values):
        return ColumnUse("person", (("posts", {}),))  # 链长 over 县委书记, 副县长
    return use


def _is_known(use: ColumnUse) -> bool:
    return use.reasons[0][0] in _KNOWN


def _is_name(use: ColumnUse) -> bool:
    return use.use in NAMED


def _alike(
    findings: Findings,
    header: HeaderColumn,
    use: ColumnUse,
    free: list[Field],
    like: Mapping[str, Likeness],
) -> list[Field]:
    """The fields of the kind that the cells are: names, days, words of a choice.

    Those come first that the header is more like; of days those that have happened, where none
    lies ahead. Of many, those that the header is a little like. () where another ledger knows
    the header, unless the names are known.
    """
    declared, rules = findings.reading.declared, findings.rules.unread
    # A ledger has sums of its own beside those that it is read for: 预计年产值.
    if use.use == "amount" and any(
        declared.field(key).type == "amount" for key in findings.reading.columns
    ):
        return []
    is_known = _is_known(use)
    said = header_says(header.path[-1])[:1]
    is_other = any(one in NAMED and one != use.use for one, _ in said)  # 随行人员 over offices
    if (known_header(header.path[-1]) or is_other) and not is_known:
        return []
    is_ahead = lies_ahead(header.path[-1])
    found = [
        field
        for field in free
        if _is_of(field, use.use) and not (field.name in declared.happened and is_ahead)
    ]
    found.sort(key=lambda one: -like[one.key].share if one.key in like else 0.0)
    today = (findings.reading.context.as_of - date(1970, 1, 1)).days
    if use.use in ("date", "deadline", "closed_date") and _latest(findings, header.column) <= today:
        happened = [field for field in found if field.name in declared.happened]
        found = [*happened, *(one for one in found if one not in happened)]
    if len(found) <= rules.offered or _is_name(use):
        return found
    return [one for one in found if one.key in like and like[one.key].share >= rules.hint]


def _is_of(field: Field, use: str) -> bool:
    """Whether a column of this use (proposal.toml) may be the field."""
    if field.type == "choice":
        return use in ("choice", "status", "flag", "text")
    if field.type == "amount":
        return use == "amount"
    if field.type == "date":
        return use in ("date", "deadline", "closed_date")
    said = header_says(field.header) if field.type in ("text", "name", "names") else ()
    return use in NAMED and use in (field.named, *(one for one, _ in said[:1]))


def _latest(findings: Findings, number: int) -> int:
    """The last day of a column's first cells, in days since 1970-01-01."""
    raw = findings.reading.source.column(number).raw.slice(0, _LOOKED_AT).to_pylist()
    days = [read_date(cleaned(str(text or ""))).value for text in raw]
    return max((day for day in days if day is not None), default=0)


def _can_read(findings: Findings, field: Field, header: HeaderColumn) -> bool:
    """Whether a field can read a column: what is counted in a unit is no day."""
    if header.unit and field.type in ("date", "month"):
        return False
    column = findings.reading.source.column(header.column)
    texts = [cleaned(str(raw or "")) for raw in column.raw.slice(0, _LOOKED_AT).to_pylist()]
    texts = [text for text in texts if not is_blank(text)]
    speaks = is_evident if field.type == "choice" else may_stand_under
    return bool(texts) and speaks(field, texts)


def _question(
    findings: Findings, heard: _Heard, rules: UnreadRules, told: tuple[Field, str] | None
) -> Question:
    declared, number = findings.reading.declared, heard.header.column
    letter = column_letter(number)
    near = [(one, declared.field(one.key)) for one in heard.near]
    fields = {field.key: field for field in (*(field for _, field in near), *heard.alike)}
    if heard.is_known:
        fields = {field.key: field for field in heard.alike} | fields
    offered = ({told[0].key: told[0]} | fields if told else fields).values()
    options = [Option(KEEP, "no-field"), *(as_field(letter, field) for field in offered)]
    reasons: list[Reason] = [
        (
            "sounds-like",
            {"word": one.word, "likeness": share(one.share, 0), "field": field.header},
        )
        for one, field in near
    ]
    if heard.alike:
        kind = _KINDS.get(heard.alike[0].type, "names")
        called = LIST_SEPARATOR.join(one.header for one in heard.alike)
        kind = "together" if heard.is_together else kind
        says = (f"values-are-{kind}", {"fields": called})
        reasons += [*known_names(findings, number, heard.alike)] if heard.is_known else [says]
    # What another ledger calls a column so says something of its own: 动工时间 is no month.
    is_alone = len(near) == 1 and not known_header(heard.header.path[-1])
    is_sure = is_alone and near[0][0].share >= rules.sure
    if heard.is_known and len(heard.alike) == 1:
        proposed = heard.alike[0].key
    else:
        proposed = near[0][1].key if is_sure else KEEP
    if told:
        proposed = told[0].key
        reasons.insert(0, ("told-elsewhere", {"unit": told[1], "field": told[0].header}))
    return of_table(findings, "field", "", options, reasons, proposed=proposed, number=number)
