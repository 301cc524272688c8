"""The clients of OpenEnv, and ours, play full episodes."""

import asyncio

import pytest
from conftest import episode
from openenv import AutoEnv, GenericEnvClient
from openenv.auto._discovery import get_discovery
from openenv.core.mcp_client import MCPToolClient

from clinical_bench import AuditAction, AuditObservation, AuditState, ClinicalBenchEnv, ServerRefusal


def test_generic_client_async(url, task):
    async def play():
        async with GenericEnvClient(base_url=url) as env:
            await env.reset(**task.reset)
            rewards = [(await env.step(action)).reward for action in task.actions]
            return rewards, await env.state()

    rewards, state = asyncio.run(play())
    assert sum(rewards) == 1.0
    assert state["done"] is True and state["step_count"] == len(task.actions)


def test_generic_client_sync(url, task):
    with GenericEnvClient(base_url=url).sync() as env:
        result = env.reset(**task.reset)
        assert result.done is False and result.metadata["outcome"] == "reset"
        for action in task.actions:
            result = env.step(action)
    assert result.done is True and result.reward == 1.0 and result.observation["score_so_far"] == 1.0


def test_typed_client_async(url, task):
    async def play():
        async with ClinicalBenchEnv(base_url=url) as env:
            await env.reset(**task.reset)
            for action in task.actions:
                result = await env.step(AuditAction(**action))
            return result, await env.state()

    result, state = asyncio.run(play())
    assert isinstance(result.observation, AuditObservation) and isinstance(state, AuditState)
    assert result.reward == 1.0 and result.observation.reward == 1.0 and result.observation.done is True
    assert result.observation.score_breakdown.recall == 1.0
    assert state.counters.reads == sum(action["action_type"] == "read_patients" for action in task.actions)


def test_typed_client_sync(url, task):
    with ClinicalBenchEnv(base_url=url).sync() as env:
        env.reset(**task.reset)
        for action in task.actions:
            result = env.step(AuditAction(**action))
    assert result.done is True and result.observation.score_so_far == 1.0


def test_dataset_is_typed(url):
    with ClinicalBenchEnv(base_url=url).sync() as env:
        seen = env.reset(task_id="task_hard", seed=42).observation
    assert len(seen.dataset) == 720 and seen.dataset[0].patient_id == "P0001"
    assert {patient.group for patient in seen.dataset} == {"control", "treatment"}
    assert not seen.model_extra and not seen.dataset[0].model_extra


def test_refusals_end_nothing(url):
    with ClinicalBenchEnv(base_url=url).sync() as env:
        with pytest.raises(ServerRefusal) as early:
            env.step(AuditAction(action_type="read_patients"))
        assert early.value.code == "EXECUTION_ERROR"
        with pytest.raises(ServerRefusal) as unknown:
            env.reset(task_id="task_impossible")
        assert unknown.value.code == "VALIDATION_ERROR" and "task_id" in unknown.value.message
        env.reset(task_id="train_small", seed=1)
        with pytest.raises(ServerRefusal) as field:
            env.step({"action_type": "investigate_pattern", "column": "age"})
        assert field.value.code == "VALIDATION_ERROR" and "column" in field.value.message
        assert env.step(AuditAction(action_type="investigate_pattern", variable="age")).observation.phase == "investigation"
        assert env.state().step_count == 1


def test_discovery():
    assert AutoEnv.get_env_class("clinical-bench") is ClinicalBenchEnv
    found = get_discovery().get_environment_by_name("clinical_bench")
    assert found.get_client_class() is ClinicalBenchEnv
    assert found.get_action_class() is AuditAction and found.get_observation_class() is AuditObservation
    assert found.manifest["app"] == "server.app:app"


def test_auto_env_connects(url):
    env = AutoEnv.from_env("clinical-bench", base_url=url)
    assert isinstance(env, ClinicalBenchEnv)

    async def play():
        async with env:
            return (await env.reset(task_id="train_small", seed=1)).observation.task_id

    assert asyncio.run(play()) == "train_small"


def test_openenv_tool_client(url):
    short = episode("short")

    async def play():
        async with MCPToolClient(base_url=url) as env:
            await env.reset(**short.reset)
            names = [tool.name for tool in await env.list_tools()]
            for action in short.actions:
                answer = await env.call_tool(action["action_type"], **{k: v for k, v in action.items() if k != "action_type"})
            return names, answer

    names, answer = asyncio.run(play())
    assert len(names) == 7 and "read_protocol" in names
    assert answer["done"] is True and answer["reward"] == 1.0
