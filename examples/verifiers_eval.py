"""Evaluates a model behind an OpenAI-compatible endpoint with verifiers (v1):

    python examples/verifiers_eval.py https://api.openai.com/v1 OPENAI_API_KEY gpt-4o-mini

Start a server first (`clinicalbench serve`). The second word is the name of the variable that holds the key.
"""

from __future__ import annotations

import asyncio
import os
import sys
from typing import Any

from verifiers.v1.clients import ModelContext
from verifiers.v1.configs.client import EvalClientConfig
from verifiers.v1.utils.loaders import load_environment, resolve_env_config


async def main(base_url: str, endpoint: str, key_variable: str, model: str, resets: list[dict[str, Any]]) -> list[Any]:
    """Plays an episode for each reset and returns their traces."""
    environment = load_environment(
        resolve_env_config(
            {
                "taskset": {"id": "clinical-bench-verifiers", "base_url": base_url, "resets": resets},
                "auditor": {"harness": {"id": "null"}, "runtime": {"type": "subprocess"}},
            }
        )
    )
    context = ModelContext(model=model, client=EvalClientConfig(base_url=endpoint, api_key_var=key_variable))
    async with environment.serving():
        episodes = [await environment.run_episode(task, context) for task in environment.taskset]
    return [trace for episode in episodes for trace in episode.traces]


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    server = os.environ.get("CLINICALBENCH_URL", "http://127.0.0.1:8000")
    for trace in asyncio.run(main(server, *sys.argv[1:], resets=[{"seed": seed} for seed in range(3)])):
        print(trace.rewards)
