"""ClinicalBench from Python: audit clinical trial data against its protocol, on a ClinicalBench server."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .client import ClinicalBenchEnv, ServerRefusal
    from .models import AuditAction, AuditObservation, AuditState, ResetOptions

__all__ = ["AuditAction", "AuditObservation", "AuditState", "ClinicalBenchEnv", "ResetOptions", "ServerRefusal"]


def __getattr__(name: str) -> Any:
    # Importing openenv takes seconds, and starting the server does not need it.
    if name in __all__:
        return getattr(import_module(".client", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
