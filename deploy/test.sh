#!/usr/bin/env bash
# Everything that must hold, on a fresh Debian 12 with Swift 6.3: style, build, tests in Swift, rules
# about the sources, the screens in a real browser, and what happens when processes are killed.
# Ends with a line of counts; each step's output is kept in the build folder's test-logs.
#
#   HOIAM_TEST_FILTER   run only the Swift tests that match (all)
set -euo pipefail
# shellcheck source=deploy/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

test_packages=(
  chromium fonts-noto-core python3 python3-venv poppler-utils libimage-exiftool-perl
)
need_packages "${runtime_packages[@]}" "${test_packages[@]}"
need_swift

cd "$root"
build=$(build_folder)
logs=$build/test-logs
mkdir -p "$logs"
rm -f "$logs"/*

# What tests leave in a temporary directory goes with this one. PostgreSQL's account must be able to
# enter, and paths of sockets be short.
TMPDIR=$(mktemp -d /tmp/hoiam-XXXXXX)
export TMPDIR
chmod 755 "$TMPDIR"
screens=
trap 'leave' EXIT

# Ends what still runs beside, and takes away what tests have left.
leave() {
  [ -z "$screens" ] || pkill -P "$screens" || true
  rm -rf "$TMPDIR"
}

# step NAME SECONDS RUNNER COMMAND…: runs a command, at most so long, and adds what its runner counted.
# RUNNER is swift, pytest, plain, or none for a command that counts nothing: it fails as a whole.
step() {
  local name=$1 limit=$2 runner=$3 began=$SECONDS status=0 counts='0 0 0'
  local log=$logs/$1.log
  shift 3
  printf '── %s\n' "$name"
  timeout --kill-after=30 "$limit" "$@" </dev/null >"$log" 2>&1 || status=$?
  if [ "$runner" != none ] && ! counts=$(python3 deploy/counts.py "$runner" "$log"); then
    counts='0 1 0'
    say "   no closing line: the runner did not get to its end"
  fi
  # shellcheck disable=SC2086
  set -- $counts
  if [ "$status" -ne 0 ] && [ "$2" -eq 0 ]; then set -- "$1" 1 "$3"; fi
  # In a file: steps that run beside others count too.
  printf '%s %s %s\n' "$1" "$2" "$3" >>"$logs/counts"
  if [ "$2" -gt 0 ]; then
    show_failures "$log"
    [ "$status" -ne 124 ] || say "   stopped after $limit seconds"
  fi
  printf '   %s, %d s (%s)\n' "$(outcome "$runner" "$@")" $((SECONDS - began)) "$log"
  [ "$2" -eq 0 ]
}

# What a step came to, in words: outcome RUNNER PASSED FAILED SKIPPED.
outcome() {
  if [ "$1" = none ] && [ "$3" -eq 0 ]; then
    printf 'done'
  else
    printf '%s passed, %s failed, %s skipped' "$2" "$3" "$4"
  fi
}

# The lines of a log that say what is wrong, or its end if none does.
show_failures() {
  grep -E '^[^ ]*:? ?error:|^[^ ]+: warning: \[|^✘ Test |^(FAILED|ERROR|BROKEN)' "$1" | sort -u | head -40 | sed 's/^/   /' |
    grep . || tail -n 40 "$1" | sed 's/^/   /'
}

# The Python environment of the browser and chaos tests, made again when its list changes.
python_environment() {
  local venv=$build/venv python=python3
  # Debian's own, if there: python3-venv belongs to it.
  if [ -x /usr/bin/python3 ]; then python=/usr/bin/python3; fi
  cmp -s deploy/test-requirements.txt "$venv/requirements.txt" && return 0
  rm -rf "$venv"
  "$python" -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r deploy/test-requirements.txt
  cp deploy/test-requirements.txt "$venv/requirements.txt"
}

finish() {
  local passed=0 failed=0 skipped=0 counts
  while read -r -a counts; do
    passed=$((passed + counts[0])) failed=$((failed + counts[1])) skipped=$((skipped + counts[2]))
  done <"$logs/counts"
  say "── $SECONDS s in all"
  if [ "$skipped" -gt 0 ]; then
    say "$passed passed, $failed failed, $skipped skipped"
  else
    say "$passed passed, $failed failed"
  fi
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}

# The tests in Python of some folders, in their order.
pytests() {
  local folder
  for folder in "$@"; do
    [ -d "Tests/$folder" ] || continue
    step "${folder,,}" 1500 pytest "$build/venv/bin/python" -m pytest \
      -p no:cacheprovider "Tests/$folder" || true
  done
}

# The tests in Swift: a process for each room, for a flood in one must not starve another's clocks and
# connections.
swift_tests() {
  local folder room parallel
  for folder in Tests/*/; do
    room=$(basename "$folder")
    [ "$room" != Support ] && [ -n "$(find "$folder" -name '*.swift' -print -quit)" ] || continue
    parallel=--parallel
    # Whole offices: one after the other, or they starve each other of connections.
    case $room in Casework | Web | Jobs) parallel=--no-parallel ;; esac
    step "$room" 900 swift swift test --skip-build --no-color-diagnostics --scratch-path "$build" "$parallel" \
      --filter "^${room}Tests\\.${HOIAM_TEST_FILTER:-}" || true
  done
}

step format 300 none swift format lint --strict --recursive Sources Tests Package.swift || true
step rules 60 plain deploy/checks.sh || true
if step build 2700 none swift build --build-tests --scratch-path "$build" \
  --no-color-diagnostics --explicit-target-dependency-import-check error; then
  export HOIAM_ROOT=$root HOIAM_BINARY=$build/debug/hoiam CHROMIUM=/usr/bin/chromium
  export -f python_environment
  export build
  if step python 600 none bash -euo pipefail -c python_environment; then
    # A browser waits most of the time: beside it there is room for the tests in Swift.
    pytests Installation Browser >"$logs/screens" 2>&1 &
    screens=$!
  fi
  swift_tests
  if [ -n "$screens" ]; then
    wait "$screens" || true
    screens=
    cat "$logs/screens"
    # Alone: it kills processes by the clock.
    pytests Chaos
  fi
fi
finish
