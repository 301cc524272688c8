"""The typed client of a ClinicalBench server: an OpenEnv client, async by default, with `.sync()` for the rest."""

from __future__ import annotations

import re
from typing import Any

from openenv.core import EnvClient
from openenv.core.client_types import StepResult

from .models import AuditAction, AuditObservation, AuditState, ResetOptions

__all__ = ["AuditAction", "AuditObservation", "AuditState", "ClinicalBenchEnv", "ResetOptions", "ServerRefusal"]

_ERROR_FRAME = re.compile(r"^Server error: (?P<message>.*) \(code: (?P<code>[A-Z_]+)\)$", re.DOTALL)


class ServerRefusal(RuntimeError):
    """The server answered with an error frame: the message and code that it gave.

    A refused step costs nothing and the episode goes on.
    """

    def __init__(self, message: str, code: str):
        super().__init__(f"{message} (code: {code})")
        self.message = message
        self.code = code


class ClinicalBenchEnv(EnvClient[AuditAction, AuditObservation, AuditState]):
    """One session on a ClinicalBench server, holding one episode at a time.

    Options of an episode (`ResetOptions`) are arguments of `reset`. A step takes an `AuditAction`, or a plain
    dictionary for a message that the server shall judge.
    """

    def _step_payload(self, action: AuditAction | dict[str, Any]) -> dict[str, Any]:
        if isinstance(action, dict):
            return action
        payload = action.model_dump(exclude_none=True)
        if not payload["metadata"]:
            del payload["metadata"]
        return payload

    def _parse_result(self, payload: dict[str, Any]) -> StepResult[AuditObservation]:
        reward, done = payload.get("reward"), payload.get("done", False)
        observation = AuditObservation.model_validate({**payload["observation"], "reward": reward, "done": done})
        return StepResult(observation=observation, reward=reward, done=done, metadata=observation.metadata)

    def _parse_state(self, payload: dict[str, Any]) -> AuditState:
        return AuditState.model_validate(payload)

    async def _send_and_receive(self, message: dict[str, Any]) -> dict[str, Any]:
        try:
            return await super()._send_and_receive(message)
        except RuntimeError as error:
            frame = _ERROR_FRAME.match(str(error))
            if frame is None:
                raise
            raise ServerRefusal(frame["message"], frame["code"]) from error
