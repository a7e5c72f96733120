#!/usr/bin/env bash
# Builds the program where the Action has been put. A second use in the same job finds it built.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# What is compiled fits only the Node that compiled it.
this_node=$(node -p '[process.version, process.platform, process.arch].join(" ")')
stamp=dist/built-with
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$this_node" ]; then
  exit 0
fi
# Without the scripts of packages: none of them is needed.
npm ci --include=dev --ignore-scripts --no-audit --no-fund --loglevel=error
node scripts/build.js
printf '%s\n' "$this_node" >"$stamp"
