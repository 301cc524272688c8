"""ClinicalBench from Python: audit clinical trial data against its protocol, on a ClinicalBench server."""

from .client import ClinicalBenchEnv, ServerRefusal
from .models import AuditAction, AuditObservation, AuditState, ResetOptions

__all__ = ["AuditAction", "AuditObservation", "AuditState", "ClinicalBenchEnv", "ResetOptions", "ServerRefusal"]
