"""The line between gunicorn and PostgreSQL: a socket of its own that can fall silent."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from pathlib import Path

from devtools.wire import socket_file

PIECE = 65_536


class Link:
    """Forwards every byte while it flows. Serves in a thread of its own until `close`."""

    def __init__(self, folder: Path, upstream: Path) -> None:
        self.folder = folder
        self._here, self._there = socket_file(folder), socket_file(upstream)
        self._loop = asyncio.new_event_loop()
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._ends: set[asyncio.StreamWriter] = set()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="link", daemon=True)
        self._thread.start()
        self._ready.wait()

    def fall_silent(self) -> None:
        """Nothing passes any more, and nobody is told: a black hole."""
        self._loop.call_soon_threadsafe(self._flowing.clear)

    def heal(self) -> None:
        """What waited arrives late."""
        self._loop.call_soon_threadsafe(self._flowing.set)

    def cut(self) -> None:
        """What waited never arrives; both sides find their connections gone."""
        self._loop.call_soon_threadsafe(self._cut)

    def close(self) -> None:
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _cut(self) -> None:
        for end in self._ends:
            end.transport.abort()
        self._ends.clear()
        self._flowing.set()

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(
            asyncio.start_unix_server(self._connected, str(self._here), backlog=200)
        )
        self._ready.set()
        self._loop.run_forever()
        unfinished = asyncio.all_tasks(self._loop)
        for task in unfinished:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*unfinished, return_exceptions=True))
        self._loop.close()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._ends.add(writer)
        try:
            above = await asyncio.open_unix_connection(str(self._there))
        except OSError:
            writer.transport.abort()
            self._ends.discard(writer)
            return
        self._ends.add(above[1])
        await asyncio.gather(self._pump(reader, above[1]), self._pump(above[0], writer))
        self._ends -= {writer, above[1]}

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while piece := await reader.read(PIECE):
                await self._flowing.wait()
                if writer.transport.is_closing():
                    break
                writer.write(piece)
                await writer.drain()
        writer.close()
