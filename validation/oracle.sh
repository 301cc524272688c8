#!/bin/sh
# Plays the oracle on the server at ENV_BASE_URL (default http://127.0.0.1:8000): exit 0 only when every task scores 1.
set -eu
cd "$(dirname "$0")/.."
exec node dist/cli/main.js run --agent oracle --seed 42 --fail-under 1 --env "${ENV_BASE_URL:-http://127.0.0.1:8000}"
