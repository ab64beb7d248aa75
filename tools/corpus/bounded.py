"""A task in a process of its own, with a clock: it answers, breaks, dies or is ended.

A fork of a server that has everything imported costs some milliseconds, so each file
gets a fresh process whose peak of memory is its own.
"""

from __future__ import annotations

import multiprocessing
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Generic, Literal, TypeVar

Answer = TypeVar("Answer")
End = Literal["answered", "broke", "died", "ended"]
_server = multiprocessing.get_context("forkserver")


@dataclass(frozen=True)
class Ran(Generic[Answer]):
    """How a task went: its answer, or the words of what broke it."""

    end: End
    answer: Answer | None = None
    words: str = ""


def prepare(*modules: str) -> None:
    """Import what tasks need once, before the first of them."""
    _server.set_forkserver_preload(list(modules))


def run(
    task: Callable[..., Iterator[Answer]], *given: object, seconds: Sequence[float]
) -> list[Ran[Answer]]:
    """What a task of a module yields, one after the other, each within its seconds.

    After the first answer that does not come there are no further ones.
    """
    here, there = _server.Pipe(duplex=False)
    process = _server.Process(target=_answer, args=(there, task, given))
    process.start()
    there.close()
    found: list[Ran[Answer]] = []
    try:
        for allowed in seconds:
            found.append(_received(here, process, allowed))
            if found[-1].end != "answered":
                break
    finally:
        process.kill()
        process.join()
        here.close()
    return found


def _received(here: Connection, process: BaseProcess, seconds: float) -> Ran[Answer]:
    if not here.poll(seconds):
        return Ran("ended", words=f"no answer within {seconds:.0f} s")
    try:
        end, value = here.recv()
    except EOFError:
        process.join(5)
        return Ran("died", words=f"exit code {process.exitcode}")
    return Ran("answered", answer=value) if end == "answered" else Ran("broke", words=value)


def _answer(
    pipe: Connection, task: Callable[..., Iterator[object]], given: tuple[object, ...]
) -> None:
    try:
        for answer in task(*given):
            pipe.send(("answered", answer))
    # The boundary of this process: whatever breaks a task is its result.
    except BaseException:
        pipe.send(("broke", traceback.format_exc()))
