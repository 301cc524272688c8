"""What `openenv.yaml` names: `app` for runners that insist on `uvicorn server.app:app`, and `main`. The code of both is in
the package, and that of this checkout goes before one that is installed."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "python"))

from clinical_bench.server import app as shim  # noqa: E402

app = shim.app


def main() -> None:
    """Becomes `clinicalbench serve` with the arguments of this process."""
    shim.main()


if __name__ == "__main__":
    main()
