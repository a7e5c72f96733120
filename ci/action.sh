#!/usr/bin/env bash
# What the GitHub Action does, in the order of its inputs: validate, test, diff. Each runs whatever came of the one
# before; the step ends with the gravest of their exit codes. All inputs come by the environment: see action.yml.
# The quotation marks of its messages are meant:
# shellcheck disable=SC1111
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
summary=${GITHUB_STEP_SUMMARY:-/dev/null}
status=0

waymark() { node "$root/bin/waymark.js" "$@"; }

# Keeps the gravest exit code.
keep() { if [ "$1" -gt "$status" ]; then status=$1; fi; }

# Says something of the job where people see it. A message must stay within its command: GitHub asks for the escapes.
tell() { printf '::%s title=Waymark::%s\n' "$1" "$(printf '%s' "$2" | tr '\n\r' '  ' | sed 's/%/%25/g')"; }

# Reads lines into the array `list`: without the spaces around them, without empty lines, and so that none is taken
# for an option or for standard input.
read_list() {
  local line
  list=()
  while IFS= read -r line || [ -n "$line" ]; do
    line="${line#"${line%%[![:space:]]*}"}"
    line="${line%"${line##*[![:space:]]}"}"
    case $line in
      '') ;;
      -*) list+=("./$line") ;;
      *) list+=("$line") ;;
    esac
  done <<<"$1"
}

# Runs what prints text of files, in which there may be what GitHub would take for a command.
disarmed() {
  local token code=0
  token=$(node -p 'crypto.randomUUID()')
  printf '::stop-commands::%s\n' "$token"
  "$@" 2>&1 || code=$?
  printf '\n::%s::\n' "$token"
  return "$code"
}

check_files() {
  local options=(--format github) sarif=${WAYMARK_SARIF_FILE:-} code=0
  read_list "${WAYMARK_FILES:-.}"
  if [ "${#list[@]}" -eq 0 ]; then list=(.); fi
  if [ -n "${WAYMARK_FAIL_ON:-}" ]; then options+=("--fail-on=$WAYMARK_FAIL_ON"); fi
  if [ -n "${WAYMARK_MAX_WARNINGS:-}" ]; then options+=("--max-warnings=$WAYMARK_MAX_WARNINGS"); fi
  if [ -n "$sarif" ]; then
    case $sarif in -*) sarif=./$sarif ;; esac
    mkdir -p "$(dirname "$sarif")"
    options+=("--format=sarif=$sarif")
  fi
  waymark validate "${options[@]}" -- "${list[@]}" || code=$?
  keep "$code"
}

run_cases() {
  local code=0
  read_list "${WAYMARK_TEST:-}"
  if [ "${#list[@]}" -eq 0 ]; then return; fi
  disarmed waymark test --format=terminal -- "${list[@]}" || code=$?
  keep "$code"
  # What failed is in the summary too.
  if [ "$code" -eq 1 ]; then
    waymark test --format=markdown -- "${list[@]}" >>"$summary" 2>/dev/null || true
  fi
}

# Prints the commit that one of these names means here.
find_commit() {
  local name
  for name in "$@"; do
    git rev-parse --verify --quiet --short=12 --end-of-options "$name^{commit}" && return
  done
  return 1
}

# The same for a branch, tag or commit that a shallow checkout has left where it came from.
fetch_commit() {
  git check-ref-format --allow-onelevel "$1" || return
  git fetch --quiet --no-tags --depth=1 -- origin "$1" || return
  find_commit FETCH_HEAD
}

compare_all() {
  local base=${WAYMARK_DIFF_BASE:-} commit file
  read_list "${WAYMARK_DIFF:-}"
  if [ "${#list[@]}" -eq 0 ]; then return; fi
  if [ -n "$base" ]; then
    commit=$(find_commit "$base" "origin/$base" || fetch_commit "$base") || commit=
  elif [ -n "${GITHUB_BASE_REF:-}" ]; then
    base=$GITHUB_BASE_REF
    commit=$(find_commit "refs/remotes/origin/$base" || fetch_commit "$base") || commit=
  else
    tell notice 'Nothing was compared: this is no pull request. “diff-base” names what to compare with.'
    return
  fi
  if [ -z "$commit" ]; then
    tell error "There is no branch, tag or commit “$base” to compare with, and it could not be fetched."
    keep 3
    return
  fi
  # What others have changed there since is no change of this branch. A shallow checkout does not know where it began.
  commit=$(git merge-base "$commit" HEAD || printf '%s' "$commit")
  commit=$(git rev-parse --short=12 "$commit")
  for file in "${list[@]}"; do
    # A framework that is new has nothing to break.
    if [ -f "$file" ] && [ -z "$(git ls-tree --name-only "$commit" -- "$file")" ]; then
      tell notice "$file is new: there is no such file in $base to compare it with."
    else
      compare "git:$commit:$file" "$file"
    fi
  done
}

compare() {
  local code=0 problems
  problems=$(mktemp)
  # What changed becomes annotations; what cannot be read is text.
  waymark diff --format=github "--fail-on=${WAYMARK_DIFF_FAIL_ON:-breaking}" -- "$@" 2>"$problems" || code=$?
  if [ -s "$problems" ]; then disarmed cat "$problems"; fi
  rm -f "$problems"
  keep "$code"
  if [ "$code" -le 1 ]; then
    waymark diff --format=markdown -- "$@" >>"$summary" || true
  fi
}

if ! cd -- "${WAYMARK_WORKING_DIRECTORY:-.}"; then
  tell error "There is no folder “${WAYMARK_WORKING_DIRECTORY:-.}”."
  exit 3
fi
check_files
run_cases
compare_all
exit "$status"
