"""Trains a model with GRPO on small timeline audits (needs trl, torch and a GPU): python examples/trl_grpo.py MODEL

`--rollout` plays one scripted rollout through the same class instead, which needs neither.
"""

from __future__ import annotations

import sys

from clinical_bench.trl import ClinicalBenchTRLEnv

PROMPT = "You audit one clinical trial dataset against its own protocol. Use the tools; end with submit_report."


def rows(episodes: int) -> list[dict]:
    """One row for each episode: the prompt, and options of reset beside it."""
    return [{"prompt": [{"role": "user", "content": PROMPT}], "seed": seed} for seed in range(episodes)]


def train(model: str) -> None:
    """Trains with 8 rollouts an episode; the reward is the score, which the environment tells itself."""
    from datasets import Dataset
    from trl import GRPOConfig, GRPOTrainer

    config = GRPOConfig(
        output_dir="clinical-bench-grpo",
        num_generations=8,
        max_completion_length=24_576,
        chat_template_kwargs={"enable_thinking": False},
        log_completions=True,
    )
    trainer = GRPOTrainer(
        model=model,
        args=config,
        train_dataset=Dataset.from_list(rows(1_000)),
        environment_factory=ClinicalBenchTRLEnv,
    )
    trainer.train()


def rollout() -> float:
    """Plays the required work and an empty report, as a policy that learned nothing yet, and returns the reward."""
    environment = ClinicalBenchTRLEnv()
    print(environment.reset(**rows(1)[0])[:400])
    for variable in ("age", "death_date", "enrollment_date", "stage"):
        environment.investigate_pattern(variable)
    print(environment.submit_report("Nothing to report."))
    return environment.get_reward()


if __name__ == "__main__":
    words = sys.argv[1:]
    if words == ["--rollout"]:
        print(f"reward {rollout()}")
    elif len(words) == 1:
        train(words[0])
    else:
        sys.exit(__doc__)
