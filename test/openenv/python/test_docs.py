"""Every Python snippet of the pages, and every example, runs as it stands."""

import asyncio
import importlib.util
import inspect
import json
import os
import re
from pathlib import Path

import pytest
from conftest import command, episode
from test_inspect import said
from test_verifiers import Scripted

ROOT = Path(os.environ["CLINICALBENCH_ROOT"])
PAGES = ("docs/python.md", "docs/mcp.md", "README.md")
BLOCK = re.compile(r"(?P<mark><!-- not run: [^>]*-->\n)?```python\n(?P<code>.*?)```", re.DOTALL)


def snippets():
    for page in PAGES:
        for number, block in enumerate(BLOCK.finditer((ROOT / page).read_text()), 1):
            if block["mark"] is None:
                yield pytest.param(block["code"], id=f"{page}-{number}")


@pytest.mark.parametrize("code", snippets())
def test_snippet(code, url, monkeypatch):
    monkeypatch.setenv("CLINICALBENCH_URL", url)
    exec(compile(code.replace("http://127.0.0.1:8000", url).replace("http://localhost:8000", url), "snippet", "exec"), {"__name__": "__main__"})


def test_host_configuration_names_a_command_that_runs():
    block = re.search(r"```json\n(.*?)```", (ROOT / "docs/mcp.md").read_text(), re.DOTALL)
    server = json.loads(block[1])["mcpServers"]["clinicalbench"]
    assert [server["command"], server["args"][0]] == ["npx", "clinicalbench"]
    import subprocess

    request = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    done = subprocess.run(command(*server["args"][1:]), input=json.dumps(request) + "\n", capture_output=True, text=True, timeout=60)
    assert len(json.loads(done.stdout)["result"]["tools"]) == 7


def load(name):
    spec = importlib.util.spec_from_file_location(f"example_{name}", ROOT / "examples" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_openenv_client_example(url):
    assert 0 < load("openenv_client").main(url) < 1


def test_mcp_client_example(url, capsys):
    assert len(asyncio.run(load("mcp_client").main(url))) == 7
    assert "Actions left: 24." in capsys.readouterr().out


def test_trl_example(url, monkeypatch):
    monkeypatch.setenv("CLINICALBENCH_URL", url)
    module = load("trl_grpo")
    assert 0 <= module.rollout() < 0.2
    assert inspect.isclass(module.ClinicalBenchTRLEnv) and len(module.rows(3)) == 3


def test_inspect_example(url, tmp_path, monkeypatch):
    monkeypatch.setenv("CLINICALBENCH_URL", url)
    calls = [(action["action_type"], {k: v for k, v in action.items() if k != "action_type"}) for action in episode("task_hard").actions]
    log = load("inspect_eval").main(said(*calls), seeds="42", log_dir=str(tmp_path), display="none")
    assert log.results.scores[0].metrics["mean"].value == 1.0


def test_verifiers_example(url):
    short = episode("short")
    model = Scripted([json.dumps(action) for action in short.actions if action["action_type"] != "read_patients"])
    (trace,) = asyncio.run(load("verifiers_eval").main(url, model.base_url, "CLINICALBENCH_NO_KEY", "scripted", [short.reset]))
    assert trace.rewards["score"].score == 1.0
