"""The encoding of a text file, decided by its bytes; a guess that could be false is refused.

What is no Unicode is of the code page whose text is clearly the likeliest to be written by
people (``code_page_of``), or is refused: a strict decoding proves nothing there, and every
code page has a Unicode to save as.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from data.files.errors import RefusedError

COMMON = frozenset(
    "阿鞍安按案昂敖澳巴把白百拜班板版半办帮包保报北贝倍备被本比笔毕币闭必边编便变标表别滨宾病"
    "并玻博驳补不布步簿部材才采蔡参仓沧藏操槽曹草册测层查察差拆产昌场常长厂超车陈称城成程承持"
    "池赤出除楚础储触处川传春瓷词此次从崔村存措错达答打大戴带代贷待担丹单郸但当党档岛导到道德"
    "得的灯登等邓低底地第点电店掉调叠丁定订丢东董懂动都读杜度段断队对顿多额鄂而儿尔二发法反返"
    "范坊芳方房防仿访放非费分份封峰风冯否扶符伏服福抚府覆复傅付阜负附该改概盖干甘感刚钢港高稿"
    "告格隔个各给跟更工龚供公共构购够估古顾固挂关观管光广规硅贵郭国果过哈海害邯韩含汉杭郝好耗"
    "号浩核和何合河鹤贺黑很衡红侯候后呼胡湖护互户花华划化话淮坏环还缓换黄灰辉徽恢回会汇豁活火"
    "获或霍货基机积鸡吉集及急即级几己技季济计记际嘉夹家加贾价架监间检简减荐见键件健建姜将江疆"
    "蒋焦交脚教较接街阶截节杰结解界介金今津锦进晋禁近荆京经警静境径靖久旧就局拒据具娟觉决绝均"
    "军竣喀卡开勘看康考科可克客空孔口库宽款框矿况馈昆困廓拉来赖蓝栏兰览老勒雷磊累类黎理李里丽"
    "历利例立力璃联连链凉梁两量亮辽了廖料列林临玲零岭领另令留刘流柳六龙漏卢鲁路录陆吕铝旅履率"
    "略轮论罗落洛络码马吗满毛么煤没眉镁每美门们蒙盟孟秘密免面秒庙民敏明名命模摩默谋母木目牧哪"
    "那纳南难内能泥拟你年您宁农女诺欧排牌攀潘盘判配彭鹏批匹篇片频品平凭评屏破铺普期七其齐旗起"
    "企启器气弃洽牵千签黔钱前强悄乔切且秦青氢清情请庆邱求区曲渠取去权泉全缺却确然让热人任认仍"
    "日融容肉如入软润若三色砂沙筛山删陕善汕商上尚少邵绍涉社设申身深神沈审声生省胜师失施十石时"
    "什实识史使始式示世事是适市视试收手首受输书属术束数刷双谁水税顺说斯思司死四送宋苏素宿诉算"
    "随孙损缩索所他它她塔台泰太态潭谭谈碳探炭汤唐陶套特腾提题体替天填田条铁厅听停通同铜统投头"
    "图途土推退拖托外完晚万汪王网往望威微危围为潍委伟尾纬未魏位渭卫文问我握乌污无吴武五物务误"
    "析西锡稀息溪习系下夏先咸显现县限线相箱湘乡详想响项像向象萧销消小效些协写谢新心信星兴型形"
    "行醒性姓雄熊修需虚徐许序畜续宣选薛学讯压雅烟盐严研延颜阎眼燕验央杨扬阳养样姚药要也页业叶"
    "一医依伊移宜已以易亿意义益议因银尹引隐印英应营影永勇用由邮油游有右又于榆余逾予与玉域育预"
    "元袁原园员源院约越月悦云运灾载再在暂早造责择则怎增曾展占战张账障招找赵照召者这浙真镇征争"
    "整正政郑证枝支知之织职直植殖执值址指止只志至致置制质滞治中钟终种重周州朱逐主筑住注驻抓专"
    "转庄装状准着资子自字踪总邹走足组最左佐做作坐座圳"
)
TRADITIONAL = frozenset(
    "來係個們備傳債價億優儷冊別創劃劉動務勢勵區協參吳員問單噸國園堅報場壓壘學實寧審寬將專對導"
    "屬帳帶幣幫幹庫廠廣廳張強從復悅態慶應戰揮擔據數時書會東楊業極構樂標機權氣決況減湯準溝漢潤"
    "灣為熱營爲爾獎現環產當發眾礦稅種稱積簡簽籌約級終組結絡統經綜網線緩縣縮總織繫續義習聯脈臺"
    "與興舉華萬蕭薩蘇處號補見規親覽觀計討記訪設許註評話該誌說課調談請論謝證譚議讓負責貴買貸費"
    "貼貿賀資賣質趙蹤車軍軟較輸轉辦農這連進運過達遼鄉鄒鄧鄭針銀銅鋒鋼錢錫鍛鍵鎂鎮鏈鐵長門開間"
    "關陝陳陸陽隊階際隨難雲電韓項領頭頻題額類顧顯風飛養馬馮駐驗體魚鳥麗黃點黨齊龍龔"
)
# Two characters are little evidence; these pairs head the tables of offices everywhere.
HEADING_WORDS = re.compile(
    "项目|合计|总计|小计|名称|序号|单位|万元|亿元|投资|资金|企业|公司|日期|"
    "时间|金额|备注|阶段|进展|情况|责任|联系|领导|部门|地区|地点|建设|签约|"
    "开工|投产|完成|重点|问题|计划|类别|姓名|項目|單位|聯繫|投資|責任|階段"
)


_SAMPLE = 1 << 18
_ENOUGH_EAST = 4.5
_ENOUGH_WEST = 0.6
_WORD_OF_KANA = 3
_CLEARLY = 1.5
_LEAST_MEAN = 0.25

_COMMON, _USUAL, _RARE, _FOREIGN = 1.15, -1.15, -2.5, -5.0
_HEADING_WORD = 3.4
_DISTINCT = 6
_CROWDED = 1.3
_PUNCTUATION = frozenset(
    "，。、；：？！“”‘’（）《》【】〔〕—…·　￥℃％＋－×÷±≥≤≈〇①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤ√★●■▲◆→㎡"
)

_LETTERS = frozenset("àáâäãåæçèéêëìíîïñòóôöõøùúûüÿßœÀÁÂÃÄÅÆÇÈÉÊËÍÎÏÑÓÔÕÖØÙÚÛÜŒ")
# A file is of one language: letters of several are those of another code page, misread.
_ALPHABETS = tuple(
    frozenset(letters)
    for letters in (
        "àâäæçèéêëîïôöœùûüÿ",  # French
        "äöüßé",  # German
        "áçéíïñóöúü",  # Spanish, Catalan
        "áâãàçéêíóôõúü",  # Portuguese
        "àèéìíîòóùú",  # Italian
        "åäöéàæøü",  # Swedish, Danish, Norwegian
        "áäéèëêíïóöúü",  # Dutch
    )
)
_SIGNS = frozenset("‘’“”–—…•€£°§«»©®™²³½¼·¿¡ºª±µ\xa0")
# Letters where their languages never have them: what Central European texts turn into.
_MISPLACED = re.compile(
    r"[ìù£](?=[^\W\d_])|õ(?!e)|ñ(?![aeiouáéíóúü])|(?<![^\W\d_])è(?=[^\W\d_])"
    r"|ê(?![^\W\d_])|œ(?![uieé])",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"[¼½¾](?=[^\W\d_])")  # œ of ISO 8859-15
_PLAIN = re.compile(r"[A-Za-z0-9]")
_ALONE = frozenset("€£°§")
_GLUED = re.compile(r"[\u4e00-\u9fffぁ-ヿ][a-z]|[a-z][\u4e00-\u9fff]")
_WORD = re.compile(r"[A-Za-z\x80-\uffff]+")


def code_page_of(data: bytes) -> str:
    """The code page of bytes that are no UTF-8, "" where none is clearly the likeliest."""
    sample, is_cut = _sample(data)
    scores = {
        name: _score(sample, name, score, is_cut=is_cut) for name, (score, _) in _CODE_PAGES.items()
    }
    best = max(scores, key=lambda name: scores[name])
    others = max(score for name, score in scores.items() if name != best)
    enough = _CODE_PAGES[best][1]
    return best if scores[best] > max(enough, others + _CLEARLY) else ""


def _sample(data: bytes) -> tuple[bytes, bool]:
    """From the line of the first byte that is not ASCII on, and whether it ends early."""
    first = re.search(rb"[\x80-\xff]", data)
    start = data.rfind(b"\n", 0, first.start()) + 1 if first else 0
    return data[start : start + _SAMPLE], start + _SAMPLE < len(data)


def _score(sample: bytes, encoding: str, score: Callable[[str], float], *, is_cut: bool) -> float:
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(sample, not is_cut)
    except UnicodeDecodeError:
        return float("-inf")
    return score(text)


def _mainland(text: str) -> float:
    """GB 18030: how likely it is Chinese as it is written in mainland China."""
    return _eastern(text, _weight_of_gb)


def _taiwanese(text: str) -> float:
    """Big5: how likely it is Chinese in traditional characters."""
    return _eastern(text, _weight_of_big5)


def _eastern(text: str, weight: Callable[[str], float]) -> float:
    counted = Counter(character for character in text if character > "\x7f")
    total = sum(counted.values())
    score = sum(weight(character) * count for character, count in counted.items())
    if score < _LEAST_MEAN * total:
        return float("-inf")
    if HEADING_WORDS.search(text):
        return score + _HEADING_WORD
    # A word that is repeated is no further evidence.
    return score if len(COMMON.union(TRADITIONAL).intersection(counted)) >= _DISTINCT else 0.0


def _weight_of_gb(character: str) -> float:
    if (common := _weight_of_common(character)) is not None:
        return common
    try:
        lead, _ = character.encode("gb2312")
    except (UnicodeEncodeError, ValueError):
        return _RARE if "\u4e00" <= character <= "\u9fff" else _FOREIGN
    if lead < 0xB0:
        return _RARE  # kana, Greek, Cyrillic, frames
    return _USUAL if lead < 0xD8 else _RARE


def _weight_of_big5(character: str) -> float:
    if (common := _weight_of_common(character)) is not None:
        return common
    try:
        lead, _ = character.encode("big5")
    except (UnicodeEncodeError, ValueError):
        return _FOREIGN
    # Of the 5,401 usual characters; it has no simplified ones, so more are beyond those lists.
    return 0.5 * _USUAL if 0xA4 <= lead < 0xC9 else _RARE


def _weight_of_common(character: str) -> float | None:
    if character in COMMON or character in TRADITIONAL:
        return _COMMON
    if character in _PUNCTUATION or "！" <= character <= "～":
        return 0.5
    return None


def _japanese(text: str) -> float:
    """Shift JIS, EUC-JP: how likely it is Japanese, mostly by its kana."""
    if _GLUED.search(text):
        return float("-inf")
    counted = Counter(character for character in text if character > "\x7f")
    total = sum(counted.values())
    score = sum(_weight_of_japanese(character) * count for character, count in counted.items())
    kana = sum(count for character, count in counted.items() if "ぁ" <= character <= "ヿ")
    if score < _LEAST_MEAN * total:
        return float("-inf")
    return score + _HEADING_WORD if kana >= _WORD_OF_KANA else score


def _with_kana(text: str) -> float:
    """EUC-JP: as above, and none without kana: Korean has the same bytes as its kanji."""
    return _japanese(text) if re.search("[ぁ-ヿ]{2}", text) else float("-inf")


def _weight_of_japanese(character: str) -> float:
    if "ぁ" <= character <= "ヿ":
        return _COMMON
    if (common := _weight_of_common(character)) is not None:
        return common
    try:
        lead, *_ = character.encode("cp932")
    except UnicodeEncodeError:
        return _FOREIGN
    if "\uff61" <= character <= "\uff9f":
        return _USUAL  # kana of half width: any pair of bytes of another code page
    return 0.3 * _USUAL if 0x88 <= lead <= 0x97 else _RARE


def _western(text: str) -> float:
    words = Counter(word for word in _WORD.findall(text) if not word.isascii())
    signs = sum(not word.isascii() for word in words.elements())
    score = sum(_western_weight(word) * count for word, count in words.items())
    letters = {sign.lower() for word in words for sign in word if _is_letter(sign)}
    letters |= {sign for word in words for sign in _FRACTION.findall(word)}
    is_misread = any(map(_MISPLACED.search, words))
    is_misread |= (
        not letters and not any(map(_PLAIN.search, words)) and not _ALONE.issuperset(words)
    )
    if is_misread or not any(letters <= alphabet for alphabet in _ALPHABETS):
        return float("-inf")
    return score if score >= _LEAST_MEAN * signs else float("-inf")


def _is_letter(sign: str) -> bool:
    """Whether a sign is an accented letter, and no ``º`` of an ordinal number."""
    return not sign.isascii() and sign.isalpha() and sign not in _SIGNS


def _western_weight(word: str) -> float:
    """A word is mostly plain letters; what is not is a letter of it, or a sign at its edge."""
    score = 0.0
    inner = word.strip("".join(_SIGNS))
    for character in word:
        if character.isascii():
            continue
        if character in _LETTERS:
            score += 1.0
        elif character in _SIGNS and (character in "’·" or character not in inner):
            score += 0.7
        else:
            score -= 3.0
    accented = sum(character > "\x7f" for character in inner)
    plain = len(inner) - accented
    if accented > 1 and not plain:
        return -float(accented)  # an alphabet of its own: Cyrillic, Greek, Hebrew
    if accented > 1 and accented > plain:
        score -= _CROWDED * (accented - plain)
    score -= 2.0 * sum(
        before.islower() and after.isupper() and not (before.isascii() and after.isascii())
        for before, after in pairwise(inner)
    )
    return score


# Code page → how likely a text of it is, and from which number on it counts.
_CODE_PAGES: dict[str, tuple[Callable[[str], float], float]] = {
    "gb18030": (_mainland, _ENOUGH_EAST),
    "cp950": (_taiwanese, _ENOUGH_EAST),
    "cp932": (_japanese, _ENOUGH_EAST),
    "euc_jp": (_with_kana, _ENOUGH_EAST),
    "windows-1252": (_western, _ENOUGH_WEST),
}

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ESCAPED = b"\x1b$"  # how ISO 2022 begins another alphabet: all bytes look plain
_BYTES_SAMPLED = 1 << 20
_WRITTEN_SHARE = 0.9
_WRITTEN = re.compile(
    r"[\t\n\r\x20-\x7e\xa0-\xff\u2010-\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_FEW_CONTROLS, _MOST_CONTROLS = 3, 0.01


def decoded(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; raises RefusedError where that is uncertain."""
    encoding = encoding_of(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusedError("refused-encoding") from error
    _refuse_binary(text[:_BYTES_SAMPLED])
    return text.removeprefix("\ufeff"), encoding


def encoding_of(data: bytes) -> str:
    """Name of the encoding; raises RefusedError where the bytes fit none that can be told."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding
    wide = _wide(data[:_BYTES_SAMPLED])
    if wide:
        return wide
    if _ESCAPED in data:
        raise RefusedError("refused-encoding")
    _refuse_binary(data[:_BYTES_SAMPLED].decode("latin-1"))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        page = code_page_of(data)
        if not page:
            raise RefusedError("refused-encoding") from None
        return page
    return "utf-8"


def _refuse_binary(sample: str) -> None:
    """Control characters are rare in a text and common in anything else."""
    controls = len(_CONTROL.findall(sample))
    if controls > _FEW_CONTROLS and controls > _MOST_CONTROLS * len(sample):
        raise RefusedError("refused-other-kind", kind="data")


def _wide(sample: bytes) -> str:
    """UTF-16 or UTF-32 without a BOM: the one whose text is what people write.

    Zero bytes stand in no other text: line breaks and delimiters bring them.
    """
    if b"\0" not in sample:
        return ""
    best, best_share = "", _WRITTEN_SHARE
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(sample)
        except UnicodeDecodeError:
            continue
        if len(text) > 1 and (share := len(_WRITTEN.findall(text)) / len(text)) > best_share:
            best, best_share = encoding, share
    return best
