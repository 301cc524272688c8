"""The verifiers taskset, run by verifiers with a model of scripted replies behind an endpoint on loopback."""

import asyncio
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from conftest import episode
from verifiers.v1.clients import ModelContext
from verifiers.v1.configs.client import EvalClientConfig
from verifiers.v1.utils.loaders import load_environment, resolve_env_config


class Scripted:
    """An OpenAI-compatible endpoint whose replies are written down beforehand."""

    def __init__(self, replies):
        script = iter(replies)
        self.turns = []
        turns = self.turns

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                turns.append(body["messages"][-1]["content"])
                message = {"role": "assistant", "content": next(script)}
                usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
                choice = {"index": 0, "message": message, "finish_reason": "stop"}
                reply = {"id": "1", "object": "chat.completion", "created": 1, "model": "scripted", "choices": [choice], "usage": usage}
                text = json.dumps(reply).encode()
                self.send_response(200)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def base_url(self):
        return f"http://127.0.0.1:{self.server.server_port}/v1"


@pytest.fixture()
def run(url):
    def play(reset, replies):
        model = Scripted(replies)
        config = resolve_env_config(
            {
                "taskset": {"id": "clinical-bench-verifiers", "base_url": url, "resets": [reset]},
                "auditor": {"harness": {"id": "null"}, "runtime": {"type": "subprocess"}},
            }
        )

        async def go():
            environment = load_environment(config)
            client = EvalClientConfig(base_url=model.base_url, api_key_var="CLINICALBENCH_NO_KEY")
            async with environment.serving():
                (task,) = environment.taskset
                return await environment.run_episode(task, ModelContext(model="scripted", client=client))

        result = asyncio.run(go())
        model.server.shutdown()
        assert result.ok, result.errors
        return result.traces[0], model.turns

    return play


def test_oracle_scores_one_and_mistakes_are_words(run):
    short = episode("short")
    moves = [json.dumps(action) for action in short.actions if action["action_type"] != "read_patients"]
    trace, turns = run(short.reset, ["Let me see.", *moves])
    assert trace.rewards["score"].score == 1.0
    assert "trial protocol excerpt" in turns[0] and turns[1].startswith("Refused: that is not a JSON object")
