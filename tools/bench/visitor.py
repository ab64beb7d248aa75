"""A reader without a browser: speaks the page's websocket protocol as the browser does.

Opens a page, keeps what the server sends once and then only refers to, looks at the
version number as the page's script does, and changes one filter when asked.
What a browser does with the answer (drawing) is the business of bench (c).
"""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

LOOK_SECONDS = 1.5  # as ui.live_refresh, whose import would start half of the application here
_PATIENCE = 120


@dataclass
class Choice:
    """A filter of the page: its id, which ends with its key, and what it offers."""

    widget_id: str
    options: tuple[str, ...]


@dataclass
class Visitor:
    """One open page; ``received`` counts bytes, ``looks`` how often the version was asked for,
    ``errors`` what a page showed as an exception."""

    port: int
    page: str
    key: str
    received: int = 0
    looks: int = 0
    errors: int = 0
    choice: Choice | None = None
    statuses: list[int] = field(default_factory=list)
    _values: dict[str, str] = field(default_factory=dict)
    _known: dict[str, ForwardMsg] = field(default_factory=dict)
    _looking: asyncio.Task[None] | None = None
    _hash: str = ""
    _finished: asyncio.Event = field(default_factory=asyncio.Event)
    _connection: ClientConnection | None = None
    _reading: asyncio.Task[None] | None = None

    async def open(self) -> float:
        """Connect and wait for the first run; milliseconds."""
        begun = time.perf_counter()
        self._connection = await connect(
            f"ws://localhost:{self.port}/_stcore/stream",
            subprotocols=["streamlit"],
            origin=f"http://localhost:{self.port}",
            max_size=None,
            ping_interval=None,  # browsers do not ping
        )
        self._reading = asyncio.create_task(self._read())
        await self._run(page_name=self.page)
        self._looking = asyncio.create_task(self._look())
        return (time.perf_counter() - begun) * 1000

    async def change(self, number: int) -> float:
        """Choose another option of the widget and wait for the run's end; milliseconds."""
        if self.choice is None or not self.choice.options:
            raise LookupError(f"{self.page} has no filter {self.key!r}")
        options = self.choice.options
        self._values[self.choice.widget_id] = options[number % len(options)]
        begun = time.perf_counter()
        await self._run()
        return (time.perf_counter() - begun) * 1000

    async def close(self) -> None:
        """Leave the page."""
        for task in (self._looking, self._reading):
            if task is not None:
                task.cancel()
        if self._connection is not None:
            await self._connection.close()

    async def _run(self, *, page_name: str = "") -> None:
        self._finished.clear()
        await self._send(page_name=page_name)
        finished = asyncio.create_task(self._finished.wait())
        assert self._reading is not None
        await asyncio.wait(
            (finished, self._reading), timeout=_PATIENCE, return_when=asyncio.FIRST_COMPLETED
        )
        if self._reading.done():
            self._reading.result()
        if not finished.done():
            finished.cancel()
            raise TimeoutError(f"{self.page} did not answer in {_PATIENCE} s: {self.statuses}")

    async def _send(self, *, page_name: str = "") -> None:
        message = BackMsg()
        state = message.rerun_script
        state.page_name = page_name
        state.page_script_hash = "" if page_name else self._hash
        for widget_id, value in self._values.items():
            widget = state.widget_states.widgets.add()
            widget.id = widget_id
            widget.string_array_value.data.append(value)
        state.cached_message_hashes.extend(self._known)
        state.context_info.timezone = "Asia/Shanghai"
        state.context_info.locale = "zh-CN"
        state.context_info.color_scheme = "light"
        state.context_info.url = f"http://localhost:{self.port}/{self.page}"
        if self._connection is not None:
            await self._connection.send(message.SerializeToString())

    async def _read(self) -> None:
        assert self._connection is not None
        async for data in self._connection:
            assert isinstance(data, bytes)
            self.received += len(data)
            message = ForwardMsg()
            message.ParseFromString(data)
            self._take(message)
        raise ConnectionError(f"the server closed {self.page}: {self._connection.close_reason}")

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            known = self._known.get(message.ref_hash)
            if known is None:
                raise LookupError("the server refers to a message that it never sent")
            message, kind = known, known.WhichOneof("type")
        elif message.metadata.cacheable and message.hash:
            self._known[message.hash] = message
        if kind == "navigation":
            self._hash = message.navigation.page_script_hash
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._see(message)
        elif kind == "script_finished":
            self.statuses.append(int(message.script_finished))
            del self.statuses[:-8]
            if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                self._finished.set()

    def _see(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.errors += 1
        elif kind == "button_group" and element.button_group.id.endswith(f"-{self.key}"):
            options = tuple(option.content for option in element.button_group.options)
            self.choice = Choice(element.button_group.id, options)
        elif kind == "multiselect" and element.multiselect.id.endswith(f"-{self.key}"):
            self.choice = Choice(element.multiselect.id, tuple(element.multiselect.options))

    async def _look(self) -> None:
        """The page's own script: one small request every now and then, on one connection."""
        reader, writer = await asyncio.open_connection("localhost", self.port)
        request = f"GET /version HTTP/1.1\r\nHost: localhost:{self.port}\r\n\r\n".encode()
        try:
            while True:
                await asyncio.sleep(LOOK_SECONDS)
                writer.write(request)
                head = await reader.readuntil(b"\r\n\r\n")
                length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
                if length is None or not head.startswith(b"HTTP/1.1 200"):
                    raise ConnectionError(f"/version answered {head!r}")
                await reader.readexactly(int(length[1]))
                self.looks += 1
        finally:
            writer.close()
