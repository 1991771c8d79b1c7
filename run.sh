#!/usr/bin/env bash
# ./run.sh check|eval|bench|format   (see CONTRIBUTING.md)
set -euo pipefail
cd "$(dirname "$0")"

python=.venv/bin/python

setup() {
  if [ ! -x "$python" ]; then python3 -m venv .venv; fi
  if ! cmp -s constraints.txt .venv/constraints.txt; then
    "$python" -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
    "$python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
    cp constraints.txt .venv/constraints.txt
  fi
  export PATH="$PWD/.venv/bin:$PATH"
}

check() {
  ruff check src tests eval
  ruff format --check src tests eval
  mypy
  lint-imports
  pytest -q "$@"
  python eval/floors.py
}

case "${1:-}" in
  check) shift; setup; check "$@" ;;
  eval) shift; setup; python eval/floors.py "$@" ;;
  bench) shift; setup; python eval/bench.py "$@" ;;
  format) setup; ruff check --fix src tests eval; ruff format src tests eval ;;
  *) sed -n 2p "$0" >&2; exit 2 ;;
esac
