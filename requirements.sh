#!/bin/sh
# Writes the pinned and hashed requirements anew from pyproject.toml: `make lock`. No address of any index gets in.
set -eu
compile() {
    "${PIP_TOOLS:-pip-compile}" --quiet --strip-extras --allow-unsafe --generate-hashes --no-header \
        --no-emit-options --no-annotate "$@"
}
compile --build-deps-for wheel --output-file requirements.txt pyproject.toml
compile --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
compile --extra bench --constraint requirements.txt --output-file requirements-bench.txt pyproject.toml
