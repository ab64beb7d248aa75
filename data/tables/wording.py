"""Words by which rows other than data are known: totals, notes, sections, labels of a record."""

from __future__ import annotations

import re

from data.tables.header_text import folded, table_unit
from data.values.characters import simplified

_TOTAL = re.compile(
    r"^(?:\(?[一二三四五六七八九十\d]+[)、.．])?.{0,14}?(?:合计|小计|总计|共计|累计|总合计)"
    r"(?:$|[(:,;=]|\d|共|[一二三四五六七八九十百]+[个项家批])"
)
_TOTAL_EXACT = re.compile(
    r"^(?:合计|小计|总计|共计|累计|总数|总和|汇总|total|subtotal|grandtotal|sum)$",
    re.IGNORECASE,
)
_TOTAL_WORD = re.compile(
    r"合\s*计|小\s*计|总\s*计|共\s*计|总额|总数|累计|全县|全旗|"
    r"\b(?:sub-?)?totals?\b|\bsum\b|\ball\b|\bensemble\b|\binsgesamt\b|\boverall\b|\bboth\b|"
    r"計$|المجموع|إجمالي",
    re.IGNORECASE,
)
_PERIODS = ("当年累计", "历年累计", "本年累计", "本月累计", "年度累计")  # values of a period column
_COUNTED = re.compile(r"^共(?:有|计)?[\d一二三四五六七八九十百]+(?:个|项|家|批|人|宗|件)")
_OF_WHICH = re.compile(r"^其中[:,]?")
_NOTE = re.compile(
    r"^(?:[*※★▲]|注意?\d?[:、.]|注:|\(注|附注|备注\d?[:、]|说明\d?[:、]|填表说明|填报说明|"
    r"(?:数据|资料|信息)来源|来源:|以上|上表|本表|此表|截至|截止|统计口径|口径[:说])"
)
_SIGNATURE = re.compile(
    r"^(?:填表|填报|制表|审核|审批|复核|经办|联系|报送|统计|分管|主管|单位负责|主要负责|负责|签发|编制|"
    r"填报单位|报送单位|制表单位|编制单位|上报)(?:人|单位|领导|时间|日期|电话|员|部门|负责人|方式)*(?:\([^)]*\))?:"
)
_LABELLED = re.compile(r"^\(?[^\W\d][^:\d]{1,11}:")
_OUTLINE_1 = re.compile(r"^[一二三四五六七八九十]{1,3}(?:[、.．,]|是|$)")
_OUTLINE_2 = re.compile(r"^\([一二三四五六七八九十]{1,3}\)")
_OUTLINE_PART = re.compile(r"^第[一二三四五六七八九十\d]+(?:部分|类|批|组|章)")
_ATTACHMENT = re.compile(r"^(?:附件|附表|附|表)[\d一二三四五六七八九十]*(?:[-—.]\d+)?[:.]?$")
_TITLE = re.compile(r"(?:表|台账|清单|情况|计划|名单|汇总|统计|任务|目标|一览|明细|资金)$")
# Letters before a unit in brackets from which on they are a name and not a label of the unit.
_FEWEST_OF_TITLE = 6
_DATE_LINE = re.compile(
    r"^\(?(?:截至|截止|数据|统计|填报|报送|制表)?(?:时间|日期)?:?"
    r"(?:19|20)\d\d(?:\d\d(?:\d\d)?|年?度?(?:第?[一二三四1-4]季度?|[上下]半年|全年)"
    r"|(?:年[-./]?|[-./])(?:\d{1,2}(?:[-—–~至]\d{1,2})?月?[-./]?(?:\d{1,2}日?)?)?)?"
    r"(?:\)|底|末|止)*$"
)
_DAY_SAID = re.compile(r"^\(?(?:截|数据|统计|填报|报送|制表|时间|日期)")
_RECORD_LABEL = re.compile(
    r"(?:名称|单位|地址|地点|选址|法人|代表|联系人?|电话|手机|邮箱|时间|日期|期限|投资|规模|内容|性质|情况|进展|问题|"
    r"负责人|所属|行业|产业|编号|代码|意见|备注|资金|面积|类型|类别|阶段|效益|税收|就业|年限|来源|方式|"
    r"领导|措施|计划|概况|简介|需求|建议|姓名|职务|序号|指标|目标值?|要件|状态|口径|月份|数量)$"
)
_LONGEST_LABEL = 30  # with the colon that makes it one, in any language
_NOTHING = (
    r"(?:[本当上](?:年|月|季度|周|期|镇|单位))?"
    r"(?:暂?无(?:数据|项目|此类项目|新增)?|零报告|无上报)[。.]?"
)
SPECIAL_LEAD = (
    rf"^\s*{_NOTHING}\s*$|"
    r"合\s*计|小\s*计|总\s*计|共\s*计|累\s*计|^\s*共|其中|汇总|总数|总和|(?i:total)|"
    r"^\s*[*※★▲]|注|说明|来源|口径|^\s*(以上|上表|本表|此表|截至|截止)|"
    r"[:：]|^\s*[（(]?[一二三四五六七八九十]+|^\s*第[一二三四五六七八九十0-9]+(部分|类|批|组|章)|^\s*[（(]"
)


def is_total(text: str) -> bool:
    """Whether a folded text labels a totals row (``合计``, ``工业项目小计``, ``总计（11个）``)."""
    if len(text) > 40 or text in _PERIODS:
        return False
    text = simplified(text)
    return bool(
        _TOTAL.search(text)
        or _TOTAL_EXACT.match(text)
        or _COUNTED.match(text)
        or (_OF_WHICH.match(text) and len(text) <= 20)
    )


def has_total_word(text: str) -> bool:
    """Whether a label or a header speaks of a total, in any of some languages."""
    return len(text) <= 80 and bool(_TOTAL_WORD.search(text))


def is_of_which(text: str) -> bool:
    """Whether a folded text opens a part of the row above: ``其中：外资``."""
    return bool(_OF_WHICH.match(text))


def is_nothing(text: str) -> bool:
    """Whether a folded text says that there is nothing to report: ``无``, ``本月无``."""
    return bool(re.fullmatch(_NOTHING, text)) or text in ("/", "-", "--", "—", "——")


def is_note(text: str) -> bool:
    """Whether a folded text opens a footnote, a source line or a signature line."""
    return bool(_NOTE.match(text) or _SIGNATURE.match(text))


def is_title(text: str) -> bool:
    """Whether a folded text above a table names it (``…台账``, ``…月报（单位：万元）``)."""
    named = re.sub(r"\(.*\)[,，]?(?:20\d\d年?)?$", "", text)
    if _TITLE.search(named):
        return True
    says_more = len(named) >= _FEWEST_OF_TITLE and not named.endswith("单位")
    return named != text and says_more and ":" not in named


def outline_level(text: str) -> int:
    """1 for ``一、``, 2 for ``（一）``, 0 for a text without a Chinese outline number."""
    if _OUTLINE_2.match(text):
        return 2
    return 1 if _OUTLINE_1.match(text) or _OUTLINE_PART.match(text) else 0


def is_beside_title(text: str) -> bool:
    """Texts above a table that are no header: attachment number, date, ``填报单位：``."""
    return bool(
        _ATTACHMENT.match(text)
        or _DATE_LINE.match(text)
        or _SIGNATURE.match(text)
        or re.match(r"^(?:金额|计量)?单位[:(]", text)
        or text.endswith(":")
    )


def is_label(text: str) -> bool:
    """Whether a folded text is a label with its value beside or behind it: ``填报单位：某局``."""
    return text.endswith(":") or bool(_LABELLED.match(text) or _SIGNATURE.match(text))


def is_date_line(text: str) -> bool:
    """Whether a folded text is a date or a year alone: below a title, or over columns."""
    return bool(_DATE_LINE.match(text))


def is_period(text: str) -> bool:
    """Whether a folded text is a date or a year that columns may be of: no ``截至2021年10月底``."""
    return is_date_line(text) and not _DAY_SAID.match(text)


def is_record_label(raw: str) -> bool:
    """Whether a text is the kind of label that stands beside its value in a one-record sheet."""
    text = folded(raw).rstrip("*")
    if text.endswith(":") and 2 < len(text) <= _LONGEST_LABEL:
        return True
    text = text.rstrip(":*")
    text = re.sub(r"\([^()]*\)", "", text)
    return 2 <= len(text) <= 14 and bool(_RECORD_LABEL.search(text))


def is_heading(texts: list[str]) -> bool:
    """Whether a row's words are those above a table: its unit, its date, who fills it in."""
    said = [folded(text) for text in texts]
    if len(said) > 1 and all(map(is_date_line, said)):
        return False
    if said[0].endswith(":"):
        return True
    if len(said) == 2 and _is_unit_alone(said[1]):
        return True
    return len(said) <= 4 and all(
        is_beside_title(text)
        or is_label(text)
        or _is_unit_alone(text)
        or (place > 0 and said[place - 1].endswith(":"))
        for place, text in enumerate(said)
    )


def _is_unit_alone(text: str) -> bool:
    """Whether a text says the unit of a table (``单位：万元``) and names no column."""
    return bool(table_unit(text)) and (text.startswith(("(", "金额")) or "单位" in text)


def is_below(text: str) -> bool:
    """Whether a row's first text is one below a table: a note, a label of who signs."""
    return is_note(folded(text)) or is_label(folded(text))
