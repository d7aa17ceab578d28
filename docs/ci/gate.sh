#!/usr/bin/env bash
# The gate in any job with bash, git and Node. Judges every pilot file below pilots/; with BASE those that differ from it,
# or all where evidence, policy or baseline differ. What cannot be told ends with 2, never with 0.
# READINESS: how to call readiness, in words (default: readiness). BASE: the branch to compare with.
set -euo pipefail

fail() {
  echo "gate.sh: $1" >&2
  exit 2
}

read -r -a readiness <<<"${READINESS:-readiness}"
root=$(git rev-parse --show-toplevel) || fail 'this is no git repository'
cd "$root"
list=$(mktemp)
trap 'rm -f "$list"' EXIT

all=true
files=()
if [ -n "${BASE:-}" ]; then
  all=false
  git diff -z --name-only --no-renames "$BASE"...HEAD -- pilots 'readiness.*' >"$list" ||
    fail "what changed since $BASE cannot be told; is it fetched, with its history?"
  while IFS= read -r -d '' file; do
    case $file in
      */readiness.config.yaml) all=true ;;
      pilots/*.yaml) if [ -f "$file" ]; then files+=("$file"); fi ;;
      *) all=true ;;
    esac
  done <"$list"
fi
if $all; then
  files=()
  git ls-files -z -- 'pilots/*.yaml' ':!*/readiness.config.yaml' >"$list" || fail 'the pilot files cannot be listed'
  while IFS= read -r -d '' file; do files+=("$file"); done <"$list"
  [ "${#files[@]}" -gt 0 ] || fail 'there is no pilot file below pilots/'
fi
if [ "${#files[@]}" -eq 0 ]; then
  echo 'no pilot file to judge'
  exit 0
fi
"${readiness[@]}" gate "${files[@]}" "$@"
