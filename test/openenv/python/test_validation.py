"""`openenv validate`, its runtime graders on a process instead of a container, and the rest of RFC 008 by ourselves."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import requests
import yaml
from conftest import Server, episode
from openenv.cli.__main__ import app
from openenv.cli._cli_utils import validate_env_structure
from openenv.cli._validation import get_deployment_modes, validate_multi_mode_deployment, validate_running_environment
from openenv.validation import Level, ProviderCapability, run_validation
from openenv.validation.runner import source_digest
from openenv.validation.runtime.collector import collect_runtime_evidence
from openenv.validation.runtime.contracts import RuntimePlan, load_runtime_plan
from openenv.validation.parsers.openenv_yaml import OpenEnvYamlParser
from typer.testing import CliRunner

ROOT = Path(os.environ["CLINICALBENCH_ROOT"])
MANIFEST = yaml.safe_load((ROOT / "openenv.yaml").read_text())
VALIDATION = MANIFEST["validation"]
CANARIES = json.loads((ROOT / VALIDATION["capabilities"]["canaries"]).read_text())
MIB = 1024 * 1024


def cli(*words):
    return CliRunner().invoke(app, ["validate", *words])


def test_url_passes_every_criterion(url):
    report = validate_running_environment(url)
    assert [each["id"] for each in report["criteria"] if not each["passed"]] == []
    assert len(report["criteria"]) == 6 and report["passed"]
    assert report["standard_profile"] == "openenv-http/1.x" and report["mode"] == "simulation"
    assert cli("--url", url).exit_code == 0


@pytest.mark.parametrize("place", ["clone", "stage"])
def test_package_is_valid(place, request, monkeypatch):
    monkeypatch.chdir(request.getfixturevalue(place))
    static = cli(".", "--level", "static")
    assert static.exit_code == 0 and "Verdict: PASS" in static.output
    # Without an image the graders that need one are skipped, and nothing else. image.test.ts validates with one.
    unbuilt = cli(".", "--skip-build")
    assert unbuilt.exit_code == 0 and "FAIL" not in unbuilt.output and "ERROR" not in unbuilt.output


def test_package_can_be_deployed(stage):
    assert validate_multi_mode_deployment(stage) == (True, [])
    assert {name for name, works in get_deployment_modes(stage).items() if works} >= {"openenv_serve", "uv_run", "python_module"}


def test_image_needs_no_file_that_is_not_pushed(stage):
    # A push leaves hidden files behind.
    lines = [line.split() for line in (stage / "Dockerfile").read_text().splitlines()]
    sources = [word for line in lines if line[:1] == ["COPY"] and not line[1].startswith("--from") for word in line[1:-1]]
    assert sources and all(not word.startswith(".") and (stage / word).exists() for word in sources)


def test_package_can_be_pushed(stage, tmp_path):
    copy = shutil.copytree(stage, tmp_path / "space")
    assert validate_env_structure(copy) == ["Recommended directory missing: outputs/"]
    names = {path.name for path in copy.rglob("*")}
    assert not names & {"node_modules", "dist", ".git", ".venv"} and not any(path.is_symlink() for path in copy.rglob("*"))


class ProcessSubject:
    """The server that a report is about."""

    def __init__(self):
        self._server = Server()
        self.base_url = self._server.url

    def inspect(self):
        return {"pid": self._server.process.pid}

    def logs(self, max_bytes=65536):
        return ""

    def stop(self):
        self._server.stop()


class ProcessProvider:
    """Starts the built checkout as a process. It isolates nothing, and claims no capability that says so."""

    name = "process"
    capabilities = frozenset({ProviderCapability.IMAGE_BUILD})
    supported_network_modes = frozenset({"public"})

    def build(self, root, execution):
        return f"sha256:{source_digest(root)}"

    def start(self, spec):
        return ProcessSubject()


def test_runtime_graders_pass(stage):
    report = run_validation(stage, max_level=Level.RUNTIME, provider=ProcessProvider())
    status = {result.check_id: (result.status.value, result.evidence) for result in report.results}
    for check in ("static.manifest", "runtime.startup", "runtime.reward_well_formed", "runtime.observation_schema", "runtime.state_contract"):
        assert status[check][0] == "pass", (check, status[check])
    # What else there is, this version of openenv has no grader for, or it needs a container.
    for check, (outcome, evidence) in status.items():
        if outcome != "pass":
            assert outcome == "skip", (check, evidence)
            assert "not implemented" in evidence[0] or "provider" in evidence[0], (check, evidence)


# What RFC 008 names and no grader of this version measures.


def collected(url, plan):
    """The raw exchanges of a plan."""
    evidence = collect_runtime_evidence(url, plan, episode_timeout_s=VALIDATION["resources"]["episode_timeout_s"])
    assert evidence.failure_reason is None, evidence.failure_reason
    return evidence.exchanges


def plan_of(raw):
    return RuntimePlan.model_validate(raw)


def oracle_plan():
    manifest = OpenEnvYamlParser().parse(ROOT)
    return load_runtime_plan(ROOT, manifest.execution)


def replies(exchanges):
    return [each.response_json for each in exchanges]


def reward(exchanges):
    data = [json.loads(each.response_json)["data"] for each in exchanges if each.operation == "step"]
    return sum(each["reward"] for each in data)


def test_oracle_earns_the_maximum(url):
    low, high = VALIDATION["reward"]["range"]
    exchanges = collected(url, oracle_plan())
    assert reward(exchanges) >= high - VALIDATION["reward"]["oracle_tolerance"]
    assert json.loads(exchanges[-2].response_json)["data"]["done"] is True
    assert low == 0.0


def test_oracle_script_proves_it(url):
    oracle = ROOT / VALIDATION["capabilities"]["oracle"]["location"]
    environment = {**os.environ, "ENV_BASE_URL": url, "PATH": f"{Path(os.environ['CLINICALBENCH_NODE']).parent}:{os.environ['PATH']}"}
    done = subprocess.run([str(oracle)], env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


def test_floor_is_far_below(url):
    _, high = VALIDATION["reward"]["range"]
    earned = {canary["name"]: reward(collected(url, plan_of(canary["plan"]))) for canary in CANARIES}
    # Doing nothing: one read, which is no move.
    idle = oracle_plan().model_copy(update={"actions": [{"action_type": "read_patients"}]})
    earned["idle"] = reward(collected(url, idle))
    assert earned["idle"] == 0.0
    for canary in CANARIES:
        assert earned[canary["name"]] <= canary["score_at_most"], canary["name"]
    assert high - max(earned.values()) >= VALIDATION["reward"]["floor_margin"]


def test_seed_controls_the_episode(url):
    plan = oracle_plan()
    other = plan.model_copy(update={"reset": plan.reset.model_copy(update={"seed": plan.reset.seed + 1})})
    one, again, another = (replies(collected(url, each)) for each in (plan, plan, other))
    assert one == again
    assert one[2] != another[2], "two seeds have the same first page of records"


def test_episodes_are_the_same_in_every_session_and_after_a_restart(url, another_server):
    hard = episode("task_hard")
    options = {name: value for name, value in hard.reset.items() if name != "seed"}
    reset = {"episode_id": "determinism", "seed": 42, "options": options}
    plan = plan_of({"plan_schema_version": "1", "reset": reset, "actions": hard.actions[:100]})
    first = replies(collected(url, plan))
    assert replies(collected(url, plan)) == first
    assert replies(collected(another_server.url, plan)) == first


def test_nothing_leaks_before_the_end(url):
    words = ("true_bias", "confounded_no_bias", "boundary_age", "near_window_delay", "comorbidity_override", "bias_mode", "labels", "traps")
    hard = episode("task_hard")
    options = {**{name: value for name, value in hard.reset.items() if name != "seed"}, "feedback_mode": "blind"}
    reset = {"episode_id": "leakage", "seed": 42, "options": options}
    plan = plan_of({"plan_schema_version": "1", "reset": reset, "actions": hard.actions[:90]})
    for exchange in collected(url, plan):
        data = json.loads(exchange.response_json)["data"]
        if data.get("done") is True:
            break
        assert [word for word in words if word in exchange.response_json] == []
        assert data.get("reward", 0) == 0 and data.get("observation", {}).get("score_so_far", 0) == 0


def test_messages_and_traces_stay_small(url):
    hard = episode("task_hard")
    sizes = {}
    for mode in ("lean", "paged"):
        options = {"task_id": "task_hard", "observation_mode": mode, "reward_mode": "terminal"}
        reset = {"episode_id": mode, "seed": 42, "options": options}
        plan = plan_of({"plan_schema_version": "1", "reset": reset, "actions": hard.actions[:100]})
        messages = [len(text.encode()) for text in replies(collected(url, plan))]
        sizes[mode] = (max(messages), sum(messages))
    full = {"episode_id": "full", "seed": 42, "options": {"task_id": "task_hard", "observation_mode": "full"}}
    plan = plan_of({"plan_schema_version": "1", "reset": full, "actions": hard.actions[:3]})
    assert max(len(text.encode()) for text in replies(collected(url, plan))) < MIB
    assert sizes["lean"][0] < MIB and sizes["lean"][1] < 2 * MIB, sizes
    assert sizes["paged"][0] < 96 * 1024, sizes


def test_declared_tools_are_those_that_are_found(url):
    request = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    found = requests.post(f"{url}/mcp", json=request, timeout=10).json()["result"]["tools"]
    assert [tool["name"] for tool in found] == VALIDATION["capabilities"]["declared_tools"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_memory_stays_within_the_declaration(another_server):
    for _ in range(3):
        collected(another_server.url, oracle_plan())
    status = Path(f"/proc/{another_server.process.pid}/status").read_text()
    peak_kb = int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])
    assert peak_kb / 1024 < VALIDATION["resources"]["memory_mb"]
