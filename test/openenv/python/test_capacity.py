"""A full server, as the official client meets it."""

from __future__ import annotations

import asyncio
import os
import subprocess

from conftest import command
from openenv.core import GenericEnvClient

SLOTS = 64
CLIENTS = 500


def test_exactly_the_slots_get_in_and_everyone_else_reads_why() -> None:
    process = subprocess.Popen(
        command("serve", "--port", "0", "--max-sessions", str(SLOTS)),
        stdout=subprocess.PIPE,
        text=True,
        env=dict(os.environ),
    )
    try:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        inside, refused = asyncio.run(knock(url))
        assert (inside, len(refused)) == (SLOTS, CLIENTS - SLOTS)
        assert all("CAPACITY_REACHED" in words for words in refused), set(refused)
    finally:
        process.kill()
        process.wait()


async def knock(url: str) -> tuple[int, list[str]]:
    """Lets all clients reset at once, and holds those that get in until all have been answered."""
    clients = [GenericEnvClient(base_url=url, connect_timeout_s=60, message_timeout_s=60) for _ in range(CLIENTS)]

    async def enter(client: GenericEnvClient) -> str | None:
        try:
            await client.connect()
            await client.reset(task_id="train_small", seed=1)
            return None
        except Exception as error:  # noqa: BLE001
            return f"{type(error).__name__}: {error}"

    answers = await asyncio.gather(*(enter(client) for client in clients))
    await asyncio.gather(*(client.close() for client in clients), return_exceptions=True)
    return answers.count(None), [answer for answer in answers if answer is not None]
