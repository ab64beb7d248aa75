"""Columns of people: a post beside a name is taken off it and goes where posts go.

``市委书记李某`` and ``李某（市委书记）`` are 李某. Which part is the name is decided by structure
and by the names that stand by themselves in this table and in what is published; what could
be read otherwise is asked about (data.importer.questions.people).
"""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from data.files.grid import Kind
from data.importer.reading import PostsApart, Reading
from data.issues import LIST_SEPARATOR
from data.ledgers import Field
from data.ledgers.posts import Person, people_in, plain_names
from data.values.list_numbers import without_list_numbers
from data.values.parse_result import cleaned
from data.values.texts import AND_OTHERS

_TYPES = ("name", "names")
POSTS_OF = {"leaders": "titles"}  # column of people → the column of their posts
_SHOWN = 12


def set_posts_apart(reading: Reading) -> None:
    """Take posts off the names of every column of people, and say whose."""
    columns = list(_columns(reading))
    texts = {field.key: _texts(reading, number) for field, number in columns}
    known = set(reading.context.people())
    for own in texts.values():
        for text in {text for text in own if text}:
            known.update(plain_names(text))
    for field, _ in columns:
        people = {
            row: found
            for row, text in enumerate(texts[field.key])
            if text and (found := people_in(text, known))
        }
        if people:
            _put(reading, field, PostsApart(people, reading.values[field.name]))


def _columns(reading: Reading) -> Iterator[tuple[Field, int]]:
    for one in reading.recognition.assignments:
        field = reading.declared.field(one.key)
        if field.refers_to == "person" and field.type in _TYPES and field.name in reading.values:
            yield field, one.column


def _texts(reading: Reading, number: int) -> list[str | None]:
    column, _ = without_list_numbers(reading.block.column(number), ";")
    kinds = column.kind.fill_null(0).to_pylist()
    return [
        AND_OTHERS.sub("", cleaned(text)) if kind == Kind.TEXT else None
        for text, kind in zip(column.raw.to_pylist(), kinds, strict=True)
    ]


def _put(reading: Reading, field: Field, apart: PostsApart) -> None:
    names = apart.written.to_pylist()
    for row, people in apart.people.items():
        own = [one.name for one in people]
        names[row] = own if field.type == "names" else "、".join(own)
    reading.values[field.name] = pa.array(names, apart.written.type)
    reading.by_key[field.key] = reading.values[field.name]
    reading.posts_apart[field.key] = apart
    if posts := POSTS_OF.get(field.name):
        reading.values[posts] = with_posts(reading.get(posts), apart.people)
    _report(reading, field, apart)


def with_posts(stated: pa.Array, people: dict[int, tuple[Person, ...]]) -> pa.Array:
    """Posts as they stand in their own column, where that is blank those beside the names."""
    filled = stated.to_pylist()
    for row, found in people.items():
        if not filled[row] and any(one.post for one in found):
            filled[row] = [one.post or None for one in found]
    return pa.array(filled, stated.type)


def _report(reading: Reading, field: Field, apart: PostsApart) -> None:
    pairs = {
        f"{one.name}（{one.post}）" for own in apart.people.values() for one in own if one.post
    }
    if pairs:
        shown = sorted(pairs)[:_SHOWN] + (["…"] if len(pairs) > _SHOWN else [])
        reading.report(
            "posts-apart",
            "note",
            header=reading.header_text(field.key),
            count=str(sum(any(one.post for one in own) for own in apart.people.values())),
            people=LIST_SEPARATOR.join(shown),
        )
    for row, own in apart.people.items():
        for one in own:
            if one.is_by_post:
                reading.report("person-by-post", "note", field.key, index=row, text=one.name)
