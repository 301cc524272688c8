"""Where an episode stands for whoever lets a model play it with tools: what was seen last, and what it earned."""

from __future__ import annotations

from typing import Any

from openenv.core.client_types import StepResult

from .client import ServerRefusal
from .models import AuditObservation
from .words import answer_words, assignment_words


class Standing:
    """Turns calls of tools into messages, and answers into words. It talks to nobody."""

    def __init__(self) -> None:
        self.seen: AuditObservation | None = None
        self.reward = 0.0
        self.done = False

    def started(self, result: StepResult[AuditObservation]) -> str:
        """Takes the answer of a reset: the assignment in words."""
        self.seen, self.reward, self.done = result.observation, 0.0, result.done
        return assignment_words(result.observation)

    def answer_for_free(self, tool: str) -> str | None:
        """The answer to a call that needs no server, or None when it must be asked."""
        if self.seen is None:
            return "No episode has been started."
        return assignment_words(self.seen) if tool == "read_protocol" else None

    def message(self, tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """The message that a call stands for. None is an argument that was left out."""
        return {"action_type": tool, **{name: value for name, value in arguments.items() if value is not None}}

    def answered(self, result: StepResult[AuditObservation]) -> str:
        """Takes the answer of a step: its words."""
        self.seen, self.done = result.observation, result.done
        self.reward += result.reward or 0.0
        return answer_words(result.observation)

    def refused(self, refusal: ServerRefusal) -> str:
        """The words for a message that was refused as none: it cost nothing. Raises any other refusal again."""
        if refusal.code != "VALIDATION_ERROR":
            raise refusal
        return f"Refused: {refusal.message}"
