"""What every test here is given: the server, the oracle's moves, and the command that starts another server."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterator

import pytest


@dataclass(frozen=True)
class Episode:
    """The oracle's moves in one episode: played in order, they earn 1."""

    name: str
    reset: dict[str, Any]
    actions: list[dict[str, Any]]
    score: float


EPISODES = [Episode(**each) for each in json.loads(Path(os.environ["CLINICALBENCH_MOVES"]).read_text())]
TASKS = [each for each in EPISODES if each.name != "short"]


def episode(name: str) -> Episode:
    return next(each for each in EPISODES if each.name == name)


@pytest.fixture(scope="session")
def url() -> str:
    return os.environ["CLINICALBENCH_URL"]


@pytest.fixture(params=TASKS, ids=lambda each: each.name)
def task(request: pytest.FixtureRequest) -> Episode:
    return request.param


@pytest.fixture(scope="session")
def stage() -> Path:
    return Path(os.environ["CLINICALBENCH_STAGE"])


@pytest.fixture(scope="session")
def clone() -> Path:
    return Path(os.environ["CLINICALBENCH_CLONE"])


def command(*words: str) -> list[str]:
    """A command line of clinicalbench."""
    return [os.environ["CLINICALBENCH_NODE"], os.environ["CLINICALBENCH_MAIN"], *words]


class Server:
    """A server of its own on a free loopback port."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(command("serve", "--port", "0"), stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().strip()

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture()
def another_server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()
