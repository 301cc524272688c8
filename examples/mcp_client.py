"""Lists the tools of an episode and calls two of them, with the official Python client of MCP over streamable HTTP.

Start a server first (`clinicalbench serve`), then: python examples/mcp_client.py
"""

from __future__ import annotations

import asyncio
import os

from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client


async def main(base_url: str) -> list[str]:
    """Prints the assignment and a summary of the ages, and returns the names of the tools."""
    async with streamable_http_client(f"{base_url}/mcp?task_id=task_easy&seed=7") as (read, write, *_):
        async with ClientSession(read, write) as session:
            await session.initialize()
            tools = [tool.name for tool in (await session.list_tools()).tools]
            for name, arguments in (("read_protocol", {}), ("investigate_pattern", {"variable": "age"})):
                result = await session.call_tool(name, arguments)
                print(result.content[0].text, end="\n\n")
            return tools


if __name__ == "__main__":
    print(asyncio.run(main(os.environ.get("CLINICALBENCH_URL", "http://127.0.0.1:8000"))))
