"""The ClinicalBench server for tools that start Python: `main` runs the Node server in place of this process, and `app`
is an ASGI application that starts one on a free loopback port and hands every request and socket on to it."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import sys
import time
from pathlib import Path
from typing import Any, Awaitable, Callable

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

STARTUP_SECONDS = 60.0
LARGEST_MESSAGE = 100 * 1024 * 1024
# Headers that belong to one connection, not to the request or response that it carries.
HOP_HEADERS = frozenset(
    (b"connection", b"keep-alive", b"transfer-encoding", b"upgrade", b"te", b"trailer", b"proxy-connection")
)


def clinicalbench() -> list[str]:
    """The command line that runs clinicalbench: this checkout's build, else an installed `clinicalbench`.

    Raises FileNotFoundError with what to do when there is neither.
    """
    root = Path(__file__).resolve().parents[3]
    built = root / "dist" / "cli" / "main.js"
    node = shutil.which("node")
    if built.is_file() and node:
        return [node, str(built)]
    installed = shutil.which("clinicalbench")
    if installed:
        return [installed]
    if node is None:
        raise FileNotFoundError("ClinicalBench runs on Node 20.19 or newer, and there is no `node` on the PATH")
    if (root / "package.json").is_file():
        raise FileNotFoundError(f"ClinicalBench is not built: run `npm ci && npm run build` in {root}")
    raise FileNotFoundError("there is no `clinicalbench` on the PATH: run `npm install --global clinicalbench`")


def main() -> None:
    """Becomes `clinicalbench serve` with the arguments of this process; HOST and PORT are read there."""
    command = [*clinicalbench(), "serve", *sys.argv[1:]]
    os.execvp(command[0], command)


class NodeServer:
    """A `clinicalbench serve` of its own, on a loopback port that nobody else uses."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self.authority = ""

    async def start(self) -> None:
        """Starts the server and returns when it is healthy. Raises RuntimeError when it is not within a minute."""
        import httpx

        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.authority = f"127.0.0.1:{port}"
        self._process = await asyncio.create_subprocess_exec(
            *clinicalbench(), "serve", env={**os.environ, "HOST": "127.0.0.1", "PORT": str(port)}
        )
        deadline = time.monotonic() + STARTUP_SECONDS
        async with httpx.AsyncClient(trust_env=False) as client:
            while time.monotonic() < deadline and self._process.returncode is None:
                try:
                    if (await client.get(f"http://{self.authority}/health")).is_success:
                        return
                except httpx.TransportError:
                    await asyncio.sleep(0.05)
        await self.stop()
        raise RuntimeError(f"the ClinicalBench server was not healthy within {STARTUP_SECONDS:.0f} s of its start")

    async def stop(self) -> None:
        """Asks the server to drain and waits for it."""
        if self._process is None or self._process.returncode is not None:
            return
        self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), 15)
        except asyncio.TimeoutError:
            self._process.kill()
            await self._process.wait()


class Proxy:
    """An ASGI application in front of a NodeServer that lives as long as its lifespan.

    The server behind judges Host and Origin as if it had been addressed itself. Where any name may address it, which it
    cannot know of a proxy on loopback, it is addressed by its own, and pages of the name addressed count as its own.
    """

    def __init__(self) -> None:
        self._server = NodeServer()
        self._client: Any = None

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)
        else:
            await self._websocket(scope, receive, send)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        import httpx

        await receive()
        try:
            await self._server.start()
        except (OSError, RuntimeError) as error:
            await send({"type": "lifespan.startup.failed", "message": str(error)})
            return
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=64)
        self._client = httpx.AsyncClient(trust_env=False, timeout=None, limits=limits)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._client.aclose()
        await self._server.stop()
        await send({"type": "lifespan.shutdown.complete"})

    def _host(self, scope: Message) -> str:
        """The name by which the server behind is addressed."""
        here, *_ = scope.get("server") or ("",)
        is_limited = here in ("127.0.0.1", "::1", "localhost") or os.environ.get("ALLOWED_HOSTS", "").strip() != ""
        return _header(scope, b"host") if is_limited else self._server.authority

    def _origin(self, scope: Message) -> str:
        """The origin that the server behind is told: a page of the host addressed is one of its own."""
        origin, host = _header(scope, b"origin"), _header(scope, b"host")
        is_own = host != "" and origin.lower() in (f"http://{host}".lower(), f"https://{host}".lower())
        return f"http://{self._host(scope)}" if is_own else origin

    def _target(self, scheme: str, scope: Message) -> str:
        return f"{scheme}://{self._server.authority}{_place(scope)}"

    async def _http(self, scope: Message, receive: Receive, send: Send) -> None:
        async def body() -> Any:
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    return
                yield message.get("body", b"")
                if not message.get("more_body"):
                    return

        headers = [pair for pair in scope["headers"] if pair[0].lower() not in HOP_HEADERS | {b"host", b"origin"}]
        headers.append((b"host", self._host(scope).encode("latin-1")))
        if _header(scope, b"origin"):
            headers.append((b"origin", self._origin(scope).encode("latin-1")))
        has_body = any(name.lower() in (b"content-length", b"transfer-encoding") for name, _ in scope["headers"])
        request = self._client.build_request(
            scope["method"], self._target("http", scope), headers=headers, content=body() if has_body else None
        )
        response = await self._client.send(request, stream=True)
        try:
            kept = [pair for pair in response.headers.raw if pair[0].lower() not in HOP_HEADERS]
            await send({"type": "http.response.start", "status": response.status_code, "headers": kept})
            async for chunk in response.aiter_raw():
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            await response.aclose()

    async def _websocket(self, scope: Message, receive: Receive, send: Send) -> None:
        from websockets.asyncio.client import connect
        from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidURI

        await receive()
        kept = (b"authorization", b"cookie", b"user-agent")
        headers = [(n.decode("latin-1"), v.decode("latin-1")) for n, v in scope["headers"] if n.lower() in kept]
        if _header(scope, b"origin"):
            headers.append(("origin", self._origin(scope)))
        address, port = self._server.authority.rsplit(":", 1)
        try:
            upstream = await connect(
                f"ws://{self._host(scope)}{_place(scope)}",
                host=address,
                port=int(port),
                additional_headers=headers,
                subprotocols=scope.get("subprotocols") or None,
                user_agent_header=None,
                compression=None,
                ping_interval=None,
                max_size=LARGEST_MESSAGE,
                proxy=None,
            )
        except (InvalidHandshake, InvalidURI):
            await send({"type": "websocket.close", "code": 1008})
            return
        await send({"type": "websocket.accept", "subprotocol": upstream.subprotocol})

        async def inward() -> None:
            while True:
                message = await receive()
                if message["type"] == "websocket.disconnect":
                    return
                said = message.get("text")
                await upstream.send(message["bytes"] if said is None else said)

        async def outward() -> None:
            async for said in upstream:
                await send({"type": "websocket.send", "text" if isinstance(said, str) else "bytes": said})

        tasks = {asyncio.create_task(inward()), asyncio.create_task(outward())}
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        await upstream.close()
        for task in done:
            failure = task.exception()
            if failure is not None and not isinstance(failure, ConnectionClosed):
                raise failure
        if upstream.close_code is not None and any(task.get_coro().__name__ == "outward" for task in done):
            code = upstream.close_code if upstream.close_code in range(1000, 1004) or upstream.close_code >= 3000 else 1011
            await send({"type": "websocket.close", "code": code, "reason": upstream.close_reason or ""})


def _header(scope: Message, name: bytes) -> str:
    """A header of a request, or nothing."""
    return next((value.decode("latin-1") for each, value in scope["headers"] if each.lower() == name), "")


def _place(scope: Message) -> str:
    """The path and query of a request, as they came."""
    path = (scope.get("raw_path") or scope["path"].encode()).decode("latin-1").split("?")[0]
    query = scope.get("query_string", b"").decode("latin-1")
    return path + (f"?{query}" if query else "")


app = Proxy()

if __name__ == "__main__":
    main()
