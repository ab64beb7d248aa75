"""How many pixels a text takes, from the advance widths of the typeface that screens use.

The table is Noto Sans CJK SC's, in thousandths of the type size; a sign that is not in it
(Chinese, full-width punctuation, symbols) takes the whole size.
"""

from __future__ import annotations

_REGULAR = (
    224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555,
    555, 555, 555, 555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638,
    688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742, 633, 742, 635, 596, 599, 721,
    575, 878, 573, 531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 554, 325, 564,
    607, 275, 275, 552, 284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802, 498, 521,
    475, 338, 270, 338, 555,
)  # fmt: skip
_BOLD = (
    227, 370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370, 325, 387, 590, 590,
    590, 590, 590, 590, 590, 590, 590, 590, 325, 325, 590, 590, 590, 514, 1007, 641, 681, 656,
    714, 615, 585, 717, 757, 330, 568, 686, 578, 853, 749, 770, 667, 770, 682, 624, 625, 748,
    619, 915, 627, 580, 613, 378, 387, 378, 590, 567, 626, 591, 644, 527, 644, 581, 372, 597,
    640, 304, 306, 604, 315, 964, 641, 626, 644, 644, 436, 495, 421, 637, 576, 863, 562, 574,
    511, 378, 296, 378, 590,
)  # fmt: skip
_FIRST = 32
_NARROW = {"–": 544, "−": 590, "¥": 590, "\u00a0": 227}
_WHOLE = 1000


def text_room(text: str, size: float, *, is_bold: bool = False) -> float:
    """Pixels that a text of a size takes on one line."""
    table = _BOLD if is_bold else _REGULAR
    total = 0
    for sign in text:
        place = ord(sign) - _FIRST
        total += table[place] if 0 <= place < len(table) else _NARROW.get(sign, _WHOLE)
    return total * size / 1000


def cut_to(text: str, room: float, size: float, *, is_bold: bool = False) -> str:
    """The text, or as much of it as fits a room with an ellipsis behind it."""
    if text_room(text, size, is_bold=is_bold) <= room:
        return text
    while text and text_room(f"{text}…", size, is_bold=is_bold) > room:
        text = text[:-1]
    return f"{text}…"
