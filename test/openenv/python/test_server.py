"""server/app.py: the shim for tools that start Python."""

import asyncio
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import requests
from conftest import episode
from openenv import GenericEnvClient
from openenv.cli._validation import validate_running_environment

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


def test_main_becomes_the_server():
    environment = {**os.environ, "PORT": "0", "HOST": "127.0.0.1"}
    words = [sys.executable, str(ROOT / "server" / "app.py")]
    process = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    address = process.stdout.readline().strip()
    assert requests.get(f"{address}/health", timeout=10).json() == {"status": "healthy"}
    process.kill()
    process.wait()


def test_inference_is_the_run_command():
    words = [sys.executable, str(ROOT / "inference.py"), "--agent", "oracle", "--task", "task_easy", "--structured", "--fail-under", "1"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("[START] task=task_easy") and "[END]" in done.stdout
