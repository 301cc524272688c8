"""ClinicalBench for Inspect: `inspect eval clinical_bench/inspect_task.py --model ...` lets a model audit episodes."""

from __future__ import annotations

import inspect
import os
from typing import Any, Awaitable, Callable, get_type_hints

from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.model import ChatMessageUser
from inspect_ai.scorer import Score, Scorer, Target, mean, scorer, stderr
from inspect_ai.solver import Generate, Solver, TaskState, solver
from inspect_ai.tool import Tool, ToolDef

from .client import ClinicalBenchEnv, ServerRefusal
from .standing import Standing
from .tools import AuditTools

#: How episodes are played in an evaluation: pages instead of a dataset, no word about labels, the score at the end.
EVALUATION_OPTIONS = {"observation_mode": "paged", "reward_mode": "terminal", "feedback_mode": "blind"}

_RESULT = "clinical_bench"


@task
def clinical_bench(
    task_id: str = "task_easy",
    seeds: str = "20260402",
    base_url: str | None = None,
    max_messages: int = 400,
) -> Task:
    """A task with one sample for each seed.

    Args:
        task_id: task_easy, task_medium, task_hard or train_small.
        seeds: seeds separated by commas, or a range such as 1..20.
        base_url: where the server is; by default CLINICALBENCH_URL, else http://127.0.0.1:8000.
        max_messages: messages after which a sample ends, with the reward it has by then.
    """
    url = base_url or os.environ.get("CLINICALBENCH_URL") or "http://127.0.0.1:8000"
    samples = [
        Sample(id=f"{task_id}-{seed}", input=_INSTRUCTION, metadata={"reset": {"task_id": task_id, "seed": seed}})
        for seed in _seeds_of(seeds)
    ]
    return Task(
        dataset=MemoryDataset(samples, name="clinical_bench"),
        solver=auditor(url),
        scorer=episode_score(),
        message_limit=max_messages,
    )


_INSTRUCTION = "You audit one clinical trial dataset against its own protocol. Use the tools; end with submit_report."


@solver
def auditor(base_url: str) -> Solver:
    """Plays the episode of a sample: the model calls tools until the episode is over or it calls none."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        standing = Standing()
        async with ClinicalBenchEnv(base_url=base_url) as client:

            async def call(tool: str, arguments: dict[str, Any]) -> str:
                free = standing.answer_for_free(tool)
                if free is not None:
                    return free
                try:
                    return standing.answered(await client.step(standing.message(tool, arguments)))
                except ServerRefusal as refusal:
                    return standing.refused(refusal)

            first = await client.reset(**{**EVALUATION_OPTIONS, **state.metadata["reset"]})
            state.messages.append(ChatMessageUser(content=standing.started(first)))
            state.tools = audit_tools(call)
            while not standing.done and not state.completed:
                state = await generate(state, tool_calls="single")
                if not state.output.message.tool_calls:
                    break
            breakdown = standing.seen.model_dump()["score_breakdown"] if standing.seen and standing.done else {}
            state.store.set(_RESULT, {"reward": standing.reward, "done": standing.done, "breakdown": breakdown})
        return state

    return solve


@scorer(metrics=[mean(), stderr()])
def episode_score() -> Scorer:
    """The score of the episode, 0 for one that was not finished."""

    async def score(state: TaskState, target: Target) -> Score:
        result: dict[str, Any] = state.store.get(_RESULT, {"reward": 0.0, "done": False, "breakdown": {}})
        why = "the episode is over" if result["done"] else "the model stopped before the end of the episode"
        return Score(value=result["reward"], explanation=why, metadata=result["breakdown"])

    return score


def audit_tools(call: Callable[[str, dict[str, Any]], Awaitable[str]]) -> list[Tool]:
    """The seven tools, each handing its name and arguments to `call`."""
    return [_tool(name, method, call) for name, method in vars(AuditTools).items() if not name.startswith("_")]


def _tool(name: str, method: Callable[..., str], call: Callable[[str, dict[str, Any]], Awaitable[str]]) -> Tool:
    async def execute(**arguments: Any) -> str:
        return await call(name, arguments)

    hints = get_type_hints(method)
    parameters = [
        parameter.replace(annotation=hints[parameter.name])
        for parameter in inspect.signature(method).parameters.values()
        if parameter.name != "self"
    ]
    execute.__name__ = name
    execute.__doc__ = method.__doc__
    execute.__annotations__ = hints
    execute.__signature__ = inspect.Signature(parameters, return_annotation=str)  # type: ignore[attr-defined]
    # A page of records is longer than what Inspect lets through by default.
    return ToolDef(execute, name=name, max_output=0).as_tool()


def _seeds_of(text: str) -> list[int]:
    if ".." in text:
        first, last = (int(end) for end in text.split("..", 1))
        return list(range(first, last + 1))
    return [int(seed) for seed in str(text).split(",")]
