"""The Inspect task, run by Inspect with its mock model."""

from conftest import episode
from inspect_ai import eval as inspect_eval
from inspect_ai.model import ModelOutput, ModelUsage, get_model

from clinical_bench.inspect_task import clinical_bench


def said(*calls):
    outputs = []
    for name, given in calls:
        output = ModelOutput.for_tool_call("mockllm/model", name, given)
        # Left unset, the mock counts tokens with a tokenizer that it would have to fetch.
        output.usage = ModelUsage()
        outputs.append(output)
    return get_model("mockllm/model", custom_outputs=outputs)


def run(url, tmp_path, task_id, model):
    task = clinical_bench(task_id=task_id, seeds="42", base_url=url)
    (log,) = inspect_eval(task, model=model, log_dir=str(tmp_path), display="none")
    assert log.status == "success", log.error
    return log.samples[0]


def test_oracle_scores_one(url, tmp_path, task):
    calls = [(action["action_type"], {k: v for k, v in action.items() if k != "action_type"}) for action in task.actions]
    mistakes = [("read_protocol", {}), ("read_patients", {"limit": 1_000}), ("flag_error", {"error_type": "x", "who": 1})]
    sample = run(url, tmp_path, task.name, said(*mistakes, *calls))
    score = sample.scores["episode_score"]
    assert score.value == 1.0 and score.metadata["recall"] == 1.0
    answers = [message.text for message in sample.messages if message.role == "tool"]
    assert answers[1].startswith("Refused: limit") and "The episode is over" in answers[-1]


def test_unfinished_episode_scores_zero(url, tmp_path):
    stop = ModelOutput.from_content("mockllm/model", "I am done.")
    stop.usage = ModelUsage()
    sample = run(url, tmp_path, "train_small", get_model("mockllm/model", custom_outputs=[stop]))
    assert sample.scores["episode_score"].value == 0.0


def test_seeds():
    assert [sample.metadata["reset"]["seed"] for sample in clinical_bench(seeds="3..5").dataset] == [3, 4, 5]
    assert [sample.id for sample in clinical_bench(task_id="task_hard", seeds="7,9").dataset] == ["task_hard-7", "task_hard-9"]
    assert episode("short").score == 1
