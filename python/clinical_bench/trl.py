"""ClinicalBench for TRL: a class for the `environment_factory` of GRPOTrainer. TRL itself is not imported here."""

from __future__ import annotations

import os
from typing import Any

from .client import ClinicalBenchEnv, ServerRefusal
from .models import ResetOptions
from .standing import Standing
from .tools import AuditTools

#: How episodes are played in training unless a subclass or a row of the data set says otherwise.
TRAINING_OPTIONS: ResetOptions = {
    "task_id": "train_small",
    "observation_mode": "paged",
    "reward_mode": "terminal",
}


class ClinicalBenchTRLEnv(AuditTools):
    """One environment of a generation: TRL resets it with a row of the data set and offers its methods as tools.

    A row may hold any option of `reset` (seed, task_id, ...); other columns are left alone. What the server refuses is
    answered in words, so that the rollout goes on. The reward is the sum of the rewards, which with the default reward
    mode is the score of a finished episode and 0 for one that was not finished.
    """

    #: Where the server is; the variable CLINICALBENCH_URL goes before it.
    base_url: str = "http://127.0.0.1:8000"
    #: Options of every episode, below those of a row.
    options: ResetOptions = TRAINING_OPTIONS

    def __init__(self) -> None:
        self._client = ClinicalBenchEnv(base_url=os.environ.get("CLINICALBENCH_URL") or self.base_url).sync()
        self._standing = Standing()

    @property
    def reward(self) -> float:
        """The sum of the rewards of this episode."""
        return self._standing.reward

    @property
    def done(self) -> bool:
        """Whether the episode is over."""
        return self._standing.done

    def get_reward(self) -> float:
        """The reward that TRL trains on."""
        return self._standing.reward

    def reset(self, **row: Any) -> str:
        """Starts the episode of a row and answers with the assignment, which TRL appends to the prompt."""
        chosen = {name: row[name] for name in ResetOptions.__annotations__ if row.get(name) is not None}
        return "\n\n" + self._standing.started(self._client.reset(**{**self.options, **chosen}))

    def _call(self, tool: str, arguments: dict[str, Any]) -> str:
        free = self._standing.answer_for_free(tool)
        if free is not None:
            return free
        try:
            return self._standing.answered(self._client.step(self._standing.message(tool, arguments)))
        except ServerRefusal as refusal:
            return self._standing.refused(refusal)
