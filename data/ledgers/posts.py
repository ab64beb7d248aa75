"""Names and posts in one text: ``旗委副书记、政府旗长 赵某、政协主席钱某`` are two people.

What is a post is known by its head (``posts.toml``) and by where it stands; what is a name by
what is left, by the names that stand elsewhere, and by surnames. A part that could be read
otherwise is marked as unsure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from pydantic import Field

from data.ledgers.declaration import read_toml
from data.ledgers.declared_field import Section

_OPEN, _CLOSE = "([【", ")]】"
_SEPARATORS = {" ": 1, "\t": 1, ":": 1, "、": 2, ",": 2, "/": 2, "\n": 2, "|": 2, ";": 3}
_LATIN = re.compile(r"[A-Za-z]{2}")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,6}|[\u4e00-\u9fff]{2,}(?:·[\u4e00-\u9fff]{1,})+")
_BRACKETED = re.compile(r"^(?P<outer>[^()]+)\((?P<inner>[^()]+)\)$")
_BETWEEN = re.compile(r"^(?P<before>[^()]+)(?P<inner>\([^()]+\))(?P<behind>[^()]+)$")
_LONGEST_NAME = 4
_BETWEEN_POSTS = re.compile(r"[、,/;；\s]+")
_HIGHEST = "旗委政府领导"


@dataclass(frozen=True)
class Person:
    """A name with its post ("" where none is written); is_sure: no other reading is likely.

    is_by_post: nobody is named, only an office holder (招商局局长, 李县长).
    """

    name: str
    post: str = ""
    is_sure: bool = True
    is_by_post: bool = False


@dataclass(frozen=True)
class _Part:
    """One piece of a cell between separators; gap: strength of the separator before it.

    is_behind: the name stands before its post.
    """

    name: str
    post: str
    gap: int
    is_sure: bool = True
    is_by_post: bool = False
    is_behind: bool = False


class _Posts(Section):
    source: str = Field(min_length=1)
    heads: tuple[str, ...]
    not_behind: tuple[str, ...]
    ranks: tuple[str, ...]
    offices: tuple[str, ...]
    behind: tuple[str, ...]
    surnames: str
    compound_surnames: tuple[str, ...]
    tiers: dict[str, tuple[str, ...]]

    @cached_property
    def tier(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Tier → the posts that are of it, in the order in which they are tried."""
        return tuple(
            (tier, re.compile("|".join(patterns), re.IGNORECASE))
            for tier, patterns in self.tiers.items()
        )

    @cached_property
    def head(self) -> re.Pattern[str]:
        """A head of a post."""
        return re.compile(rf"(?:{_either(self.heads)})(?!{_either(self.not_behind)})")

    @cached_property
    def rank(self) -> re.Pattern[str]:
        """Ranks at the end of a text."""
        return re.compile(rf"(?:{_either(self.ranks)})+$")

    @cached_property
    def after(self) -> re.Pattern[str]:
        """What is said behind a name."""
        return re.compile(rf"(?:{_either(self.behind)})+$")


def _either(words: Collection[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def posts() -> _Posts:
    """``posts.toml``; raises DeclarationError."""
    return read_toml("posts", _Posts)


def has_post(text: str) -> bool:
    """Whether a text holds the head of a post at all."""
    return posts().head.search(text) is not None


def tier_of(post: str) -> str:
    """The tier of visiting leaders that a post is of, the highest of several; "" if unknown.

    县委常委、副县长 is of 旗委政府领导; posts of two offices and no higher one are of neither.
    """
    plain = unicodedata.normalize("NFKC", post).strip()
    parts = [plain] if _LATIN.search(plain) else _BETWEEN_POSTS.split(plain)
    found = {_tier_of_one(part) for part in parts if part} - {""}
    highest = next(iter(found & {_HIGHEST}), "")
    return highest or (found.pop() if len(found) == 1 else "")


def _tier_of_one(post: str) -> str:
    return next((tier for tier, pattern in posts().tier if pattern.search(post)), "")


def people_in(text: str, known: Collection[str] = ()) -> tuple[Person, ...]:
    """The people of a text in its order; () where each stands there by its bare name.

    known: names that stand elsewhere by themselves.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if _LATIN.search(plain) or not (has_post(plain) or posts().after.search(plain)):
        return ()
    pieces = list(_pieces(plain))
    parts = [_part(piece, gap, known) for piece, gap in pieces]
    if all(
        part.name == piece and not part.is_by_post
        for part, (piece, _) in zip(parts, pieces, strict=True)
    ):
        return ()
    found: list[Person] = []
    for group in _groups(parts):
        found.extend(_seated(group))
    return tuple({one.name: one for one in reversed(found)}.values())[::-1]


def plain_names(text: str) -> tuple[str, ...]:
    """The names of a text that stand in it by themselves, without any post beside them."""
    plain = unicodedata.normalize("NFKC", text).strip()
    pieces = (posts().after.sub("", piece) for piece, _ in _pieces(plain))
    return tuple(one for one in pieces if _HAN_NAME.fullmatch(one) and not has_post(one))


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """(piece, strength of the separator before it); brackets stay whole, ``张 三`` is one."""
    depth, gap, current = 0, 0, ""
    found: list[tuple[str, int]] = []
    for letter in [*text, ";"]:
        depth += (letter in _OPEN) - (letter in _CLOSE and depth > 0)
        strength = 0 if depth else _SEPARATORS.get(letter, 0)
        if not strength:
            current += letter
            continue
        if current:
            if found and gap == 1 and len(current) == 1 and len(found[-1][0]) == 1:
                found[-1] = (found[-1][0] + current, found[-1][1])
            else:
                found.append((current, gap))
            current, gap = "", 0
        gap = max(gap, strength)
    yield from found


def _part(piece: str, gap: int, known: Collection[str]) -> _Part:
    """A piece as name, post, or both."""
    if bracketed := _BRACKETED.match(piece):
        outer, inner = bracketed["outer"], bracketed["inner"]
        if has_post(inner):
            own = _part(outer, gap, known)
            if own.name:
                post = "、".join(filter(None, (own.post, inner)))
                return replace(own, post=post, is_behind=not own.post)
        elif has_post(outer) and surname_of(inner) and not _part(outer, gap, known).name:
            return _Part(inner, outer, gap)
        if has_post(outer):
            own = _part(outer, gap, known)
            return replace(own, post=f"{own.post}({inner})") if own.name and own.post else own
        return _Part(piece, "", gap)
    if between := _BETWEEN.match(piece):
        # 副县长(挂职)王某: what stands in the bracket is said of the post.
        own = _part(between["before"] + between["behind"], gap, known)
        if own.post and {own.name, own.post} == {between["before"], between["behind"]}:
            return replace(own, post=own.post + between["inner"])
    heads = list(posts().head.finditer(piece))
    if not heads:
        bare = posts().after.sub("", piece)
        return _Part(bare if _HAN_NAME.fullmatch(bare) else piece, "", gap)
    rest = posts().after.sub("", piece[heads[-1].end() :])
    if rest:
        if not _HAN_NAME.fullmatch(rest):
            return _Part(piece, "", gap)
        return _Part(
            rest, piece[: heads[-1].end()], gap, is_sure=rest in known or bool(surname_of(rest))
        )
    return _ending_in_a_post(piece, heads, gap, known)


def _ending_in_a_post(
    piece: str, heads: list[re.Match[str]], gap: int, known: Collection[str]
) -> _Part:
    """A post alone, a name with its post behind it, or 李县长, of whom only the surname is said."""
    piece = posts().after.sub("", piece)
    for length in range(_LONGEST_NAME, 1, -1):
        if piece[:length] in known and len(piece) > length:
            return _Part(piece[:length], piece[length:], gap, is_behind=True)
    before = posts().rank.sub("", piece[: heads[-1].start()])
    if not before or before.endswith(posts().offices) or has_post(before):
        return _Part("", piece, gap)
    if len(before) == 1:
        is_surname = before in posts().surnames
        return _Part(piece, "", gap, is_by_post=True) if is_surname else _Part("", piece, gap)
    may_be = surname_of(before) or (_HAN_NAME.fullmatch(before) and len(before) > 2)
    if may_be and len(before) <= _LONGEST_NAME:
        return _Part(before, piece[len(before) :], gap, is_sure=False, is_behind=True)
    return _Part("", piece, gap)


def surname_of(text: str) -> str:
    """The surname of a text that is one with one or two letters behind it; "" of any other."""
    compound = text.startswith(posts().compound_surnames)
    length = 2 if compound else 1 if text[:1] in posts().surnames else 0
    is_name = length and _HAN_NAME.fullmatch(text) and length < len(text) <= length + 2
    return text[:length] if is_name else ""


def _groups(parts: list[_Part]) -> list[list[_Part]]:
    """Parts between the strongest separators."""
    groups: list[list[_Part]] = []
    for part in parts:
        if part.gap >= 3 or not groups:
            groups.append([])
        groups[-1].append(part)
    return groups


def _seated(group: list[_Part]) -> list[Person]:
    """Each post with its name: before it or behind it, the same way through a group."""
    named = [at for at, part in enumerate(group) if part.name]
    if not named:
        return [Person("、".join(part.post for part in group), is_by_post=True)]
    is_before = not group[0].name or any(p.name and p.post and not p.is_behind for p in group)
    posts_of: dict[int, list[str]] = {at: [] for at in named}
    unsure: set[int] = set()
    for at, part in enumerate(group):
        if part.name:
            continue
        before = max((one for one in named if one < at), default=None)
        behind = min((one for one in named if one > at), default=None)
        if before is not None and behind is not None:
            left, right = _gap(group, before, at), _gap(group, at, behind)
            to_behind = right < left if left != right else is_before
            if left == right and not is_before:
                unsure.add(before)
        else:
            to_behind = behind is not None
        owner = behind if to_behind else before
        posts_of[owner if owner is not None else named[0]].append(part.post)
    people: list[Person] = []
    for at in named:
        part = group[at]
        own = [*posts_of[at], part.post] if is_before else [part.post, *posts_of[at]]
        is_sure = part.is_sure and at not in unsure
        people.append(Person(part.name, "、".join(filter(None, own)), is_sure, part.is_by_post))
    return people


def _gap(group: list[_Part], first: int, last: int) -> int:
    """The strongest separator between two parts."""
    return max(part.gap for part in group[first + 1 : last + 1])
