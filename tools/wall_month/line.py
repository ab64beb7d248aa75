"""The network between a wall and its server: a relay that can be cut in the ways networks are."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from contextlib import suppress
from typing import Literal, TypeVar

# reset: connections are ended and new ones refused. hole: nothing comes through and nobody is
# told; afterwards what was on its way arrives. dead: the same, but connections from before stay
# without a word for ever, as behind a router that has forgotten them.
Cut = Literal["reset", "hole", "dead"]
CUTS: tuple[Cut, ...] = ("reset", "hole", "dead")
_PIECE = 65536
_LOOK_SECONDS = 0.1
_Answer = TypeVar("_Answer")


class Line:
    """Relays a port of its own to the server's."""

    def __init__(self, to_port: int) -> None:
        self._to = to_port
        self._cut: Cut | None = None
        self._open = asyncio.Event()
        self._forgotten: set[asyncio.StreamWriter] = set()
        self._writers: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._open.set()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self.port: int = self._do(self._listen())

    def cut(self, how: Cut) -> None:
        """From now on nothing comes through."""
        self._do(self._set(how))

    def mend(self) -> None:
        """Everything new comes through again."""
        self._do(self._set(None))

    @property
    def holds_dead(self) -> bool:
        """Whether somebody still waits on a connection that is silent for ever."""
        return bool(self._forgotten)

    def forget(self) -> None:
        """Connections that there are stay silent for ever; new ones are served."""
        self._do(self._forget())

    def _do(self, what: Coroutine[object, object, _Answer]) -> _Answer:
        return asyncio.run_coroutine_threadsafe(what, self._loop).result()

    async def _listen(self) -> int:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        port: int = server.sockets[0].getsockname()[1]
        return port

    async def _forget(self) -> None:
        self._forgotten |= self._writers

    async def _set(self, how: Cut | None) -> None:
        if how == "dead":
            self._forgotten |= self._writers
        if how == "reset":
            for writer in self._writers - self._forgotten:
                writer.transport.abort()
        self._cut = how
        (self._open.set if how is None else self._open.clear)()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._cut == "reset":
            writer.transport.abort()
            return
        self._writers.add(writer)
        if self._cut == "dead":
            self._forgotten.add(writer)
        far: asyncio.StreamWriter | None = None
        try:
            await self._passes(reader, writer)
            answers, far = await asyncio.open_connection("127.0.0.1", self._to)
            pumps = [
                asyncio.create_task(self._pump(reader, far, reader, writer)),
                asyncio.create_task(self._pump(answers, writer, reader, writer)),
            ]
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
            for pump in pumps:
                pump.cancel()
        except OSError:
            pass
        finally:
            self._writers.discard(writer)
            self._forgotten.discard(writer)
            writer.transport.abort()
            if far is not None:
                far.transport.abort()

    async def _passes(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Returns once something may come through; of a dead connection when its browser left."""
        await self._open.wait()
        while writer in self._forgotten:
            if reader.at_eof():
                raise ConnectionAbortedError
            await asyncio.sleep(_LOOK_SECONDS)

    async def _pump(
        self,
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        with suppress(OSError):
            while piece := await source.read(_PIECE):
                await self._passes(reader, writer)
                target.write(piece)
                await target.drain()
