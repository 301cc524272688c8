"""The class for TRL's environment_factory: what TRL does with it, without TRL."""

import inspect

from conftest import episode
from transformers.utils import get_json_schema

from clinical_bench.trl import ClinicalBenchTRLEnv


def tools_of(environment):
    """The methods that GRPOTrainer offers as tools: public functions of the class but reset and get_reward."""
    return {
        name: getattr(environment, name)
        for name, _ in inspect.getmembers(type(environment), predicate=inspect.isfunction)
        if not name.startswith("_") and name not in ("reset", "get_reward")
    }


def test_every_tool_has_a_schema(monkeypatch, url):
    monkeypatch.setenv("CLINICALBENCH_URL", url)
    tools = tools_of(ClinicalBenchTRLEnv())
    assert len(tools) == 7
    for name, method in tools.items():
        function = get_json_schema(method)["function"]
        assert function["name"] == name and function["description"]
        for parameter in function["parameters"]["properties"].values():
            assert parameter["type"] in ("string", "number", "integer") and parameter["description"]


def test_scripted_policy_scores_one(monkeypatch, url, task):
    monkeypatch.setenv("CLINICALBENCH_URL", url)
    environment = ClinicalBenchTRLEnv()
    tools = tools_of(environment)
    # TRL hands a whole row of the data set over.
    assignment = environment.reset(prompt=[{"role": "user", "content": "Audit."}], answer=None, **task.reset)
    assert "trial protocol excerpt" in assignment
    for action in task.actions:
        given = {name: value for name, value in action.items() if name != "action_type"}
        answer = tools[action["action_type"]](**given)
    assert "The episode is over" in answer
    assert environment.reward == environment.get_reward() == 1.0 and environment.done is True


def test_mistakes_are_words(monkeypatch, url):
    monkeypatch.setenv("CLINICALBENCH_URL", url)
    environment = ClinicalBenchTRLEnv()
    assert environment.read_protocol() == "No episode has been started."
    environment.reset(**episode("train_small").reset)
    assert environment.read_patients(limit=1_000).startswith("Refused: limit")
    assert environment.investigate_pattern("no_such_column").startswith("Unknown variable")
    assert "patient_id,age,gender" in environment.read_patients(offset=0, limit=5)
    assert environment.read_protocol().endswith("Actions left: 19.")
    assert environment.get_reward() == 0.0
    # The next episode begins anew on the same socket.
    assert environment.reset(task_id="train_small", seed=2).endswith("Actions left: 20.")


def test_words_are_those_of_mcp(monkeypatch, url):
    import requests

    monkeypatch.setenv("CLINICALBENCH_URL", url)
    environment = ClinicalBenchTRLEnv()
    task = episode("task_hard")
    environment.reset(**task.reset)

    def rpc(method, **params):
        request = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        return requests.post(f"{url}/mcp", json=request, timeout=10).json()["result"]

    session = rpc("openenv/session/create", options=task.reset)["session_id"]
    for action in [{"action_type": "read_protocol"}, *task.actions]:
        given = {name: value for name, value in action.items() if name != "action_type"}
        name = action["action_type"]
        told = rpc("tools/call", name=name, arguments=given, session_id=session)["content"][0]["text"]
        assert getattr(environment, name)(**given) == told
