#!/bin/sh
# Writes requirements/*.txt: one version and its hashes for every package, for every platform.
set -eu
cd "$(dirname "$0")/.."
export UV_CUSTOM_COMPILE_COMMAND="make lock"

compile() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-annotate "$@"
}

compile "$@" pyproject.toml --output-file requirements/run.txt
compile "$@" --group build -c requirements/run.txt --output-file requirements/build.txt
compile "$@" pyproject.toml --group build --group test \
    -c requirements/run.txt -c requirements/build.txt --output-file requirements/test.txt
compile "$@" --group bench -c requirements/test.txt --output-file requirements/bench.txt
