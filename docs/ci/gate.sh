#!/usr/bin/env bash
# The gate in any job with bash, git and Node. Judges the pilot files that differ from a base branch, all without one.
# READINESS: how to call readiness, in words (default: readiness). BASE: the branch to compare with.
set -euo pipefail

read -r -a readiness <<<"${READINESS:-readiness}"
files=()
if [ -n "${BASE:-}" ]; then
  while IFS= read -r -d '' file; do files+=("$file"); done < <(git diff -z --name-only --diff-filter=d "$BASE"...HEAD -- 'pilots/*.yaml')
else
  while IFS= read -r -d '' file; do files+=("$file"); done < <(git ls-files -z -- 'pilots/*.yaml')
fi
if [ "${#files[@]}" -eq 0 ]; then
  echo 'no pilot file to judge'
  exit 0
fi
"${readiness[@]}" gate "${files[@]}" "$@"
