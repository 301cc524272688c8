"""Runs agents on ClinicalBench: `python inference.py ...` is `clinicalbench run ...`, with its flags and variables."""

from __future__ import annotations

import os
import sys

from server.app import shim


def main() -> None:
    """Becomes `clinicalbench run` with the arguments of this process."""
    command = [*shim.clinicalbench(), "run", *sys.argv[1:]]
    os.execvp(command[0], command)


if __name__ == "__main__":
    main()
