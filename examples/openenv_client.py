"""Plays one episode with the typed client: does the required work, flags what the rule in view allows, and reports.

Start a server first (`clinicalbench serve`), then: python examples/openenv_client.py
"""

from __future__ import annotations

import os
import re

from clinical_bench import AuditAction, ClinicalBenchEnv


def main(base_url: str, seed: int = 7) -> float:
    """Audits the ages of one easy trial and returns the score."""
    with ClinicalBenchEnv(base_url=base_url).sync() as env:
        first = env.reset(task_id="task_easy", seed=seed, reward_mode="terminal").observation
        env.step(AuditAction(action_type="investigate_pattern", variable="age"))
        # A missing age is a violation under every protocol. The limits stand in prose, which is what a model is for.
        for patient in first.dataset:
            if patient.age is None:
                env.step(AuditAction(action_type="flag_error", error_type="invalid_age", patient_id=patient.patient_id))
        limits = " and ".join(re.findall(r"\b\d\d\b", first.trial_protocol_excerpt)[:2])
        result = env.step(AuditAction(action_type="submit_report", report=f"Protocol: ages are limited by {limits}."))
        assert result.done
        return result.observation.score_so_far


if __name__ == "__main__":
    print(f"score {main(os.environ.get('CLINICALBENCH_URL', 'http://127.0.0.1:8000'))}")
