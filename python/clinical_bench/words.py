"""An observation in words, as a model reads it: the same words that the tools of the server's MCP side answer with."""

from __future__ import annotations

import csv
import io
from typing import Any

from .models import AuditObservation


def answer_words(seen: AuditObservation) -> str:
    """The answer to the last move, rows as CSV where there are some, and the budget left."""
    parts = [seen.feedback, _rows(seen.metadata.get("result"))]
    if not seen.done:
        parts.append(f"Actions left: {seen.attempts_remaining}.")
    return "\n".join(part for part in parts if part)


def assignment_words(seen: AuditObservation) -> str:
    """The task, the excerpt of the protocol, and where the episode stands."""
    protocol = f"{seen.protocol_title}\n\n{seen.trial_protocol_excerpt}"
    return "\n\n".join((seen.task_description, protocol, answer_words(seen)))


def _rows(result: Any) -> str:
    patients = result.get("patients") if isinstance(result, dict) else None
    if not isinstance(patients, list) or not patients:
        return ""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(patients[0])
    writer.writerows([_cell(value) for value in row.values()] for row in patients)
    return text.getvalue().rstrip("\n")


def _cell(value: Any) -> Any:
    return "; ".join(value) if isinstance(value, list) else value
