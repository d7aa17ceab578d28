#!/usr/bin/env bash
# The programs that the system tests drive besides Node: Debian's packages, installed where they are missing and where that
# can be done. Elsewhere it says what to install; the tests that need it then fail.
set -euo pipefail

missing=()
for tool in tmux git pre-commit chromium zsh fish; do
  command -v "$tool" >/dev/null 2>&1 || missing+=("$tool")
done
[ "${#missing[@]}" -gt 0 ] || exit 0

say() { echo "the tests also drive ${missing[*]}: install with apt-get install ${missing[*]}" >&2; }
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
  say
  exit 0
fi
echo "installing ${missing[*]} …" >&2
export DEBIAN_FRONTEND=noninteractive
# Where it cannot be done the other tests still run.
{ apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >/dev/null || say
