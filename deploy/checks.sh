#!/usr/bin/env bash
# What can be seen in the text of the sources. One line for each rule, then a line of counts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

passed=0
failed=0

# rule SENTENCE: reads the places that break it, and counts it as kept if there are none.
rule() {
  local places
  places=$(cat)
  if [ -z "$places" ]; then
    passed=$((passed + 1))
    printf 'ok    %s\n' "$1"
  else
    failed=$((failed + 1))
    printf 'BROKEN %s\n' "$1"
    printf '%s\n' "$places" | head -20 | sed 's/^/       /'
  fi
}

# Lists the lines that match a pattern, comments left out, in the Swift files of some folders.
lines() {
  local pattern=$1
  shift
  grep -rnE --include='*.swift' -- "$pattern" "$@" 2>/dev/null |
    grep -vE '^[^:]+:[0-9]+:[[:space:]]*//' || true
}

# Runs lines on every room but the named ones.
elsewhere() {
  local pattern=$1 rooms=() room
  shift
  for room in Sources/*/; do
    case " $* " in *" $(basename "$room") "*) ;; *) rooms+=("$room") ;; esac
  done
  lines "$pattern" "${rooms[@]}"
}

long_files() {
  git ls-files -co --exclude-standard -- 'Sources/*.swift' 'Tests/*.swift' 'Tests/*.py' \
    'deploy/*.sh' | while read -r file; do
    [ -f "$file" ] || continue
    count=$(wc -l <"$file")
    [ "$count" -le 300 ] || printf '%s: %s lines\n' "$file" "$count"
  done
}

# A migration's number follows the one before, and no number stands twice.
migration_gaps() {
  local expected=1 file
  for file in sql/migrations/*.sql; do
    [ -f "$file" ] || continue
    [ "$(basename "$file" | cut -c1-5)" = "$(printf '%04d_' "$expected")" ] ||
      printf '%s: expected number %04d\n' "$file" "$expected"
    expected=$((expected + 1))
  done
}

rooms_without_readme() {
  local room
  for room in Sources/*/; do
    [ "$(basename "$room")" = hoiam ] && continue
    [ -f "$room/module.modulemap" ] || [ -f "$room/README.md" ] || printf '%s\n' "$room"
  done
}

# The pattern is split so that this line doesn't match itself.
postponed() {
  git grep -nIE '\b(TO''DO|FIX''ME|XX''X)\b' -- Sources Tests sql deploy docs '*.md' || true
}

starred() {
  grep -rniE --include='*.sql' 'SELECT[[:space:]]+\*' sql || true
}

rule "No file is longer than 300 lines" < <(long_files)
rule "Nothing is left for later in the sources" < <(postponed)
rule "Nothing is forced past the compiler outside Postgres" \
  < <(elsewhere '@unchecked Sendable|nonisolated\(unsafe\)|try!|[^!]\bas!' Postgres)
rule "Only Web knows the HTTP server" \
  < <(elsewhere '^(public |internal |private )?import (Hummingbird|NIO)' Web hoiam)
rule "Only Postgres knows libpq" \
  < <(elsewhere '^(public |internal |private )?import CPostgres' Postgres)
rule "Rules, pages, reports and channels know no database" \
  < <(lines '^(public |internal |private )?import (Postgres|Store|Casework)$' \
    Sources/Rules Sources/Pages Sources/Reports Sources/Delivery Sources/Media Sources/Embedded)
rule "Nothing below Office asks what time it is" \
  < <(lines '\bDate\(\)|\bDate\.now\b' \
    Sources/Rules Sources/Store Sources/Pages Sources/Reports)
rule "SQL names its columns" < <(starred)
rule "Migrations are numbered without a gap" < <(migration_gaps)
rule "Every room has a README" < <(rooms_without_readme)

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
