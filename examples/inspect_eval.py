"""Evaluates a model with Inspect on three hard episodes: python examples/inspect_eval.py openai/gpt-4o-mini

Start a server first (`clinicalbench serve`). The logs open with `inspect view`.
"""

from __future__ import annotations

import sys

from inspect_ai import eval as inspect_eval
from inspect_ai.log import EvalLog
from inspect_ai.model import Model

from clinical_bench.inspect_task import clinical_bench


def main(model: str | Model, seeds: str = "1..3", **options: str) -> EvalLog:
    """Runs the task and returns its log."""
    (log,) = inspect_eval(clinical_bench(task_id="task_hard", seeds=seeds), model=model, **options)
    return log


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(main(sys.argv[1]).results)
