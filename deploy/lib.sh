# shellcheck shell=bash
# What run.sh and test.sh share. Sourced, never run.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export root

say() { printf '%s\n' "$*"; }
die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# True if a Debian package is installed.
installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# True if a PostgreSQL server of version 15 or newer is there, whichever package brought it.
have_postgresql() {
  local folder major
  for folder in /usr/lib/postgresql/*/bin; do
    major=$(basename "$(dirname "$folder")")
    if [ -x "$folder/postgres" ] && [[ $major =~ ^[0-9]+$ ]] && [ "$major" -ge 15 ]; then
      return 0
    fi
  done
  command -v postgres initdb pg_ctl >/dev/null
}

# Runs a command as root: directly, or through sudo if that asks no password or can ask for it.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    sudo "$@"
  else
    return 1
  fi
}

# Installs those of the named Debian packages that are missing, or says how to and ends.
need_packages() {
  local package missing=()
  command -v apt-get >/dev/null || die "This script installs Debian's packages, and there is no
apt-get here. Install what deploy/README.md lists, then build as it says."
  for package in "$@"; do
    if [ "$package" = postgresql-15 ] && have_postgresql; then continue; fi
    installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "Installing ${missing[*]}"
  # Debian would start a cluster of its own beside ours: not while this file is there.
  local policy=/etc/postgresql-common/createcluster.d/hoiam.conf
  # shellcheck disable=SC2016  # expanded by the inner shell
  as_root bash -c '
    set -e
    export DEBIAN_FRONTEND=noninteractive
    policy=$1; shift
    case " $* " in *" postgresql-15 "*)
      mkdir -p "$(dirname "$policy")"
      echo "create_main_cluster = false" > "$policy"
      trap "rm -f \"$policy\"" EXIT ;;
    esac
    apt-get update -q
    apt-get install -y -q --no-install-recommends "$@"
  ' install "$policy" "${missing[@]}" </dev/null ||
    die "Some packages are missing and could not be installed from here. As root, run:

  apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
}

# The Debian packages that building and running needs.
runtime_packages=(
  postgresql-15 libpq-dev libcurl4-openssl-dev libvips-dev libqrencode-dev zlib1g-dev pkg-config
)
export runtime_packages

# The Debian packages that an installed program needs.
server_packages=(postgresql-15 libpq5 libcurl4 libvips42 libqrencode4 zlib1g tzdata)
export server_packages

# The caller's home, also where the environment doesn't say it.
home() { say "${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}"; }

# Puts Swift on the PATH, and makes sure that it is new enough.
need_swift() {
  command -v swift >/dev/null || PATH=$PATH:/opt/swift/usr/bin
  command -v swift >/dev/null || die "Swift 6.3 or newer is needed: https://www.swift.org/install
(looked on the PATH and in /opt/swift/usr/bin)."
  export PATH
  local said
  said=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
  # shellcheck disable=SC2086
  set -- ${said:-0 0}
  [ $(($1 * 100 + $2)) -ge 603 ] || die "Swift 6.3 or newer is needed, and this is $1.$2."
}

# The folder of the build: .build, or one in the user's cache if .build belongs to somebody else.
build_folder() {
  if [ -n "${HOIAM_BUILD_FOLDER:-}" ]; then
    say "$HOIAM_BUILD_FOLDER"
  elif mkdir -p "$root/.build" 2>/dev/null && [ -w "$root/.build" ] &&
    { [ ! -e "$root/.build/build.db" ] || [ -w "$root/.build/build.db" ]; }; then
    say "$root/.build"
  else
    say "${XDG_CACHE_HOME:-$(home)/.cache}/hoiam-build"
  fi
}
