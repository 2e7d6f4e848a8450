#!/usr/bin/env bash
# From a clone to a running service: installs what is missing, builds, and serves sample data on
# loopback with a PostgreSQL of its own. May be run again: it finds its data where it left it.
#
#   HOIAM_PORT    the port on 127.0.0.1 (8080)
#   HOIAM_DATA    where the data is (root: /var/lib/hoiam, others: ~/.local/share/hoiam)
#   HOIAM_BUILD   release, or debug for a faster build of a slower program (release)
set -euo pipefail
# shellcheck source=deploy/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

port=${HOIAM_PORT:-8080}
kind=${HOIAM_BUILD:-release}
case $kind in release | debug) ;; *) die "HOIAM_BUILD is release or debug, not $kind." ;; esac

if [ "$(id -u)" -eq 0 ]; then
  # Not below /root: PostgreSQL runs as an account that can't enter it.
  data=${HOIAM_DATA:-/var/lib/hoiam}
else
  data=${HOIAM_DATA:-${XDG_DATA_HOME:-$(home)/.local/share}/hoiam}
fi

# What would be in the way after the build is said before it.
if [[ ! $port =~ ^[0-9]{1,5}$ ]] || [ "$((10#$port))" -gt 65535 ]; then
  die "HOIAM_PORT is a number up to 65535, not $port."
fi
if [ "$((10#$port))" -gt 0 ] && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  die "Port $port of 127.0.0.1 is taken by another program (ss -ltnp shows which). Stop it, or
choose another: HOIAM_PORT=8081 deploy/run.sh"
fi

need_packages "${runtime_packages[@]}"
need_swift
build=$(build_folder)

cd "$root"
say "Building hoiam ($kind); the first time takes some minutes"
# Without colours: else a build on a terminal and one without would each build everything anew.
swift build -c "$kind" --product hoiam --scratch-path "$build" --no-color-diagnostics

mkdir -p "$(dirname "$data")"
exec "$build/$kind/hoiam" serve --embedded "$data" --sample --share "$root" \
  --host 127.0.0.1 --port "$port"
