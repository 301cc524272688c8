"""server/app.py: the shim for tools that start Python."""

import asyncio
import os
import re
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import requests
from conftest import episode
from openenv import GenericEnvClient
from openenv.cli._validation import validate_running_environment
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from clinical_bench.server.app import Proxy

ROOT = Path(os.environ["CLINICALBENCH_ROOT"])


@pytest.fixture(scope="module")
def asgi_url():
    words = [sys.executable, "-m", "uvicorn", "server.app:app", "--host", "127.0.0.1", "--port", "0"]
    process = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        found = re.search(r"running on (http://\S+)", line)
        if found:
            break
    else:
        pytest.fail(f"uvicorn ended with {process.wait()}")
    yield found[1]
    process.terminate()
    assert process.wait(30) is not None


def test_asgi_application_passes_everything_on(asgi_url):
    report = validate_running_environment(asgi_url)
    assert report["passed"], report
    short = episode("short")

    async def play():
        async with GenericEnvClient(base_url=asgi_url) as env:
            await env.reset(**short.reset)
            for action in short.actions:
                result = await env.step(action)
            return result

    assert asyncio.run(play()).reward == 1.0
    missing = requests.get(f"{asgi_url}/no/such/page", timeout=10)
    assert missing.status_code == 404 and "content-security-policy" in missing.headers
    wrong = requests.post(f"{asgi_url}/reset", data="x", headers={"content-type": "text/plain"}, timeout=10)
    assert wrong.status_code == 415


def test_asgi_application_keeps_the_rules_of_access(asgi_url):
    host = asgi_url.removeprefix("http://")
    body = {"task_id": "train_small", "seed": 1}
    cases = [
        ({}, 200),
        ({"origin": asgi_url}, 200),
        ({"host": f"localhost:{host.split(':')[1]}", "origin": asgi_url}, 200),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"host": "evil.example", "origin": "http://evil.example"}, 403),
        ({"host": "evil.example"}, 403),
    ]
    for headers, status in cases:
        assert requests.post(f"{asgi_url}/reset", json=body, headers=headers, timeout=10).status_code == status, headers
    assert requests.get(f"{asgi_url}/metadata", headers={"host": "evil.example"}, timeout=10).status_code == 403

    async def opens(origin):
        try:
            async with connect(f"ws://{host}/ws", origin=origin) as socket:
                await socket.send('{"type": "reset", "data": {"task_id": "train_small"}}')
                return "observation" in await socket.recv()
        except InvalidStatus:
            return False

    assert [asyncio.run(opens(origin)) for origin in (None, asgi_url, "https://evil.example")] == [True, True, False]


def test_asgi_application_goes_by_any_name_where_it_may(monkeypatch):
    monkeypatch.delenv("ALLOWED_HOSTS", raising=False)
    proxy = Proxy()
    proxy._server.authority = "127.0.0.1:9"

    def told(server, **headers):
        scope = {"server": (server, 8000), "headers": [(name.encode(), value.encode()) for name, value in headers.items()]}
        return proxy._host(scope), proxy._origin(scope)

    away = "10.0.0.7"
    assert told(away, host="bench.example", origin="https://bench.example") == ("127.0.0.1:9", "http://127.0.0.1:9")
    assert told(away, host="bench.example", origin="https://evil.example") == ("127.0.0.1:9", "https://evil.example")
    monkeypatch.setenv("ALLOWED_HOSTS", "bench.example")
    assert told(away, host="other.example", origin="http://other.example") == ("other.example", "http://other.example")


def test_main_becomes_the_server():
    environment = {**os.environ, "PORT": "0", "HOST": "127.0.0.1"}
    words = [sys.executable, str(ROOT / "server" / "app.py")]
    process = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    address = process.stdout.readline().strip()
    assert requests.get(f"{address}/health", timeout=10).json() == {"status": "healthy"}
    process.kill()
    process.wait()


def test_uv_provider_runs_the_checkout(tmp_path, monkeypatch):
    # OpenEnv's provider runs `uv run --isolated --project ROOT -- uvicorn server.app:app` in whatever folder it is in.
    monkeypatch.chdir(tmp_path)
    short = episode("short")
    env = GenericEnvClient.from_env("anyone/clinical_bench", use_docker=False, project_path=str(ROOT)).sync()
    try:
        env.reset(**short.reset)
        assert [env.step(action) for action in short.actions][-1].reward == 1.0
    finally:
        env.close()


def test_entry_point_is_the_server():
    (script,) = [each for each in entry_points(group="console_scripts") if each.value.startswith("clinical_bench")]
    assert script.name == "server" and callable(script.load())


def test_inference_is_the_run_command():
    words = [sys.executable, str(ROOT / "inference.py"), "--agent", "oracle", "--task", "task_easy", "--structured", "--fail-under", "1"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("[START] task=task_easy") and "[END]" in done.stdout
