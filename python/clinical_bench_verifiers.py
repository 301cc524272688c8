"""ClinicalBench for verifiers (v1): the taskset `clinical-bench-verifiers`, with a server and a list of resets.

The model answers each turn with one action as JSON. A reply that is no action is answered in words and costs nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import verifiers.v1 as vf
from pydantic import Field

from clinical_bench.client import ClinicalBenchEnv, ServerRefusal
from clinical_bench.models import AuditAction
from clinical_bench.standing import Standing

__all__ = ["ClinicalBenchEnvironment", "ClinicalBenchTaskset"]

#: Options of every episode, below those of a reset in the configuration.
TRAINING_OPTIONS = {"task_id": "train_small", "observation_mode": "paged", "reward_mode": "terminal"}

#: Replies in a row that are no action, after which a rollout ends.
PATIENCE = 5


class ClinicalBenchData(vf.TaskData):
    """One episode: the server and what reset is asked for."""

    base_url: str
    reset: dict[str, Any]


class ClinicalBenchTask(vf.Task[ClinicalBenchData]):
    """One episode to audit."""


class ClinicalBenchConfig(vf.TasksetConfig):
    """Which episodes, and where."""

    base_url: str = "http://127.0.0.1:8000"
    """Where the server is."""
    resets: list[dict[str, Any]] = Field(default_factory=lambda: [{"seed": seed} for seed in range(64)])
    """One task for each: options of `reset`, above those of training."""


class ClinicalBenchTaskset(vf.Taskset[ClinicalBenchTask, ClinicalBenchConfig]):
    """The episodes of a configuration."""

    def load(self) -> Iterator[ClinicalBenchTask]:
        for index, reset in enumerate(self.config.resets):
            options = {**TRAINING_OPTIONS, **reset}
            name = f"{options['task_id']}-{options.get('seed', 'drawn')}"
            data = ClinicalBenchData(idx=index, name=name, base_url=self.config.base_url, reset=options)
            yield ClinicalBenchTask(data, self.config.task)


class ClinicalBenchEnvironmentConfig(vf.EnvConfig):
    """Who audits."""

    auditor: vf.AgentConfig = vf.AgentConfig()


class ClinicalBenchEnvironment(vf.Env[ClinicalBenchEnvironmentConfig]):
    """Plays an episode with one model; its reward `score` is the sum of the rewards of the episode."""

    async def run(self, task: vf.Task, agents: vf.Agents) -> None:
        standing = Standing()
        async with ClinicalBenchEnv(base_url=task.data.base_url) as client:
            turn = f"{standing.started(await client.reset(**task.data.reset))}\n\n{_REPLY_WITH}"
            misses = 0
            async with agents.auditor.interaction(task) as interaction:
                segment = await interaction.turn(turn)
                while not segment.terminated and not standing.done and misses < PATIENCE:
                    turn, was_move = await _answer(segment.last_reply, client, standing)
                    misses = 0 if was_move else misses + 1
                    if not standing.done and misses < PATIENCE:
                        segment = await interaction.turn(turn)
        if misses == PATIENCE:
            interaction.trace.stop("no_action")
        interaction.trace.record_reward("score", standing.reward)


_REPLY_WITH = (
    "Reply with one action as a JSON object and nothing else, or with "
    '{"action_type": "read_protocol"} to read this again. Its schema: '
    + json.dumps({name: field.description for name, field in AuditAction.model_fields.items() if name != "metadata"})
)


async def _answer(reply: str, client: ClinicalBenchEnv, standing: Standing) -> tuple[str, bool]:
    """The next turn of the environment, and whether the reply was a move."""
    action = _action_in(reply)
    if action is None:
        return f"Refused: that is not a JSON object. {_REPLY_WITH}", False
    free = standing.answer_for_free(str(action.get("action_type")))
    if free is not None:
        return free, True
    try:
        return standing.answered(await client.step(action)), True
    except ServerRefusal as refusal:
        return standing.refused(refusal), False


def _action_in(reply: str) -> dict[str, Any] | None:
    """The JSON object in a reply, with a fence around it or without."""
    text = reply.strip()
    if text.startswith("```") and text.endswith("```"):
        text = "\n".join(text.splitlines()[1:-1])
    try:
        action = json.loads(text)
    except json.JSONDecodeError:
        return None
    return action if isinstance(action, dict) else None
