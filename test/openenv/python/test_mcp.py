"""The Python client of MCP plays over streamable HTTP and over standard streams."""

import asyncio
from urllib.parse import urlencode

from conftest import command, episode
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client

TASK = episode("train_small")


async def play(session):
    await session.initialize()
    tools = [tool.name for tool in (await session.list_tools()).tools]
    rewards = []
    for action in TASK.actions:
        given = {name: value for name, value in action.items() if name != "action_type"}
        result = await session.call_tool(action["action_type"], given)
        rewards.append(result.structuredContent["reward"])
    return tools, sum(rewards), result.structuredContent["done"]


def judge(played):
    tools, reward, done = played
    assert sorted(tools) == sorted(
        ["investigate_pattern", "compute_distribution", "flag_error", "propose_fix", "submit_report", "read_protocol", "read_patients"]
    )
    assert reward == 1.0 and done is True


def test_streamable_http(url):
    async def run():
        async with streamable_http_client(f"{url}/mcp?{urlencode(TASK.reset)}") as (read, write, *_):
            async with ClientSession(read, write) as session:
                return await play(session)

    judge(asyncio.run(run()))


def test_standard_streams():
    words = command("mcp", "--task", "train_small", "--seed", "42", "--reward-mode", "terminal")

    async def run():
        async with stdio_client(StdioServerParameters(command=words[0], args=words[1:])) as (read, write):
            async with ClientSession(read, write) as session:
                return await play(session)

    judge(asyncio.run(run()))


def test_two_clients_never_meet(url):
    async def run():
        async def attempts(seed, moves):
            query = urlencode({"task_id": "train_small", "seed": seed})
            async with streamable_http_client(f"{url}/mcp?{query}") as (read, write, *_):
                async with ClientSession(read, write) as session:
                    await session.initialize()
                    for _ in range(moves):
                        await session.call_tool("investigate_pattern", {"variable": "age"})
                    text = (await session.call_tool("read_protocol", {})).content[0].text
                    return text

        return await asyncio.gather(attempts(1, 3), attempts(2, 0))

    one, two = asyncio.run(run())
    assert "Actions left: 17." in one and "Actions left: 20." in two
