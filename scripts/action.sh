#!/usr/bin/env bash
# What action.yml runs: builds readiness where it is not built, and judges the files.
# Every input comes from the environment and is used as a value: nothing of it is run.
set -uo pipefail

home=${GITHUB_ACTION_PATH:-$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)}
if [ ! -f "$home/dist/bin.cjs" ]; then
  (cd "$home" && npm ci --no-audit --no-fund --loglevel=error && npm run --silent build) >&2 || exit 3
fi

# ** goes down into folders, as it does in the patterns of workflows.
shopt -s globstar
args=(gate)
# A name that begins with - is a file here, not an option.
add_file() { case $1 in -*) args+=("./$1") ;; *) args+=("$1") ;; esac; }
while IFS= read -r line || [ -n "$line" ]; do
  line=${line%$'\r'}
  [ -n "$line" ] || continue
  found=0
  while IFS= read -r file; do
    add_file "$file"
    found=1
  done < <(compgen -G "$line" || true)
  [ "$found" -eq 1 ] || add_file "$line"
done <<<"${READINESS_FILES:-}"
while IFS= read -r line || [ -n "$line" ]; do
  line=${line%$'\r'}
  [ -n "$line" ] && args+=("--checklist=$line")
done <<<"${READINESS_CHECKLIST:-}"

option() { [ -n "$2" ] && args+=("--$1=$2"); return 0; }
option for "${READINESS_FOR:-}"
option policy "${READINESS_POLICY:-}"
option config "${READINESS_CONFIG:-}"
# A pull request does not set the rules it is judged by: without another word they are those of its base.
base=
if [[ ${READINESS_BASE_SHA:-} =~ ^[0-9a-f]{40,64}$ ]]; then
  base=$READINESS_BASE_SHA
  quiet=(git -c core.fsmonitor=false -c core.hooksPath=/dev/null)
  if ! "${quiet[@]}" cat-file -e "$base^{commit}" 2>/dev/null; then
    "${quiet[@]}" fetch --quiet --no-tags --depth=1 origin "$base" ||
      echo "the base of the pull request is not in this clone: check out with fetch-depth: 0, or say config-from" >&2
  fi
fi
from=${READINESS_CONFIG_FROM:-$base}
[ "$from" = none ] || option config-from "$from"
option min-score "${READINESS_MIN_SCORE:-}"
option baseline "${READINESS_BASELINE:-}"
option as-of "${READINESS_AS_OF:-}"
# On a pull request: what is new is told from what was there, and set side by side in one comment.
comment=
if [ -n "$base" ] && "${quiet[@]}" cat-file -e "$base^{commit}" 2>/dev/null; then
  since=$("${quiet[@]}" merge-base "$base" HEAD 2>/dev/null) || since=$base
  comment=$(mktemp -d)/comment.md
  args+=("--since=$since" "--comment=$comment")
fi
[ -n "${READINESS_SARIF:-}" ] && args+=("--report=sarif=$READINESS_SARIF")
[ -n "${READINESS_JUNIT:-}" ] && args+=("--report=junit=$READINESS_JUNIT")
case ${READINESS_OBSERVE:-} in true) args+=(--observe) ;; false) args+=(--enforce) ;; esac

# On GitHub the program itself annotates the lines, appends to the step's summary and sets its outputs.
code=0
node "$home/dist/bin.cjs" "${args[@]}" || code=$?
if [ -n "$comment" ] && [ -f "$comment" ]; then
  COMMENT=$comment WHEN=${READINESS_COMMENT:-changed} PULL_REQUEST=${READINESS_PULL_REQUEST:-} \
    GITHUB_TOKEN=${READINESS_TOKEN:-} node "$home/scripts/comment.mjs" || {
      own=$?
      [ "$code" -ne 0 ] || code=$own
    }
fi
exit "$code"
