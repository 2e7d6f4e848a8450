#!/usr/bin/env bash
# Installs the program that was built (by deploy/run.sh or below) so that it needs neither the clone
# nor Swift any more; again for an upgrade. Run as root. Starts nothing.
#
#   PREFIX    where to (/usr/local)
#   DESTDIR   a folder to install into instead of /, for packages and trials; then no account is made
#   BINARY    the program to install (.build/release/hoiam, built if it is not there)
set -euo pipefail
# shellcheck source=deploy/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

prefix=${PREFIX:-/usr/local}
destination=${DESTDIR:-}
case $prefix in
  *[!A-Za-z0-9._/-]*) die "PREFIX has letters, digits and . _ - / only, not $prefix." ;;
  /*) ;;
  *) die "PREFIX is an absolute path, not $prefix." ;;
esac
[ -n "$destination" ] || [ "$(id -u)" -eq 0 ] || die "Run this as root, or set DESTDIR."
build=$(build_folder)
binary=${BINARY:-$build/release/hoiam}

if [ ! -x "$binary" ]; then
  [ -z "${BINARY:-}" ] || die "There is no program $BINARY."
  need_packages "${runtime_packages[@]}"
  need_swift
  say "Building hoiam; this takes a while"
  (cd "$root" && swift build -c release --product hoiam --scratch-path "$build" --no-color-diagnostics)
fi

library=$destination$prefix/lib/hoiam
share=$destination$prefix/share/hoiam
is_upgrade=
[ ! -e "$library/hoiam" ] || is_upgrade=yes

# Beside its place first: a service that restarts meanwhile finds the old program or the new one.
rm -rf "$library.new" "$share.new"
install -d -m 0755 "$library.new" "$share.new" "$destination$prefix/bin"
install -m 0755 "$binary" "$library.new/hoiam"
# Swift's own libraries, which the program also looks for beside itself.
ldd "$binary" | awk '$1 ~ /^lib(swift|dispatch|Foundation|_Foundation|Blocks)/ || $1 ~ /^lib_/ { print $3 }' |
  while read -r file; do
    case $file in /lib/* | /usr/lib/*) ;; *) install -m 0644 "$file" "$library.new/" ;; esac
  done
cp -r "$root/sql" "$root/docs" "$share.new/"
for resources in "$(dirname "$binary")"/hoiam_{Pages,Web}.resources; do
  [ -d "$resources" ] || die "$resources is missing: build the program first."
  cp -r "$resources" "$share.new/"
done
chmod -R a+rX "$library.new" "$share.new"
for place in "$library" "$share"; do
  rm -rf "$place.old"
  [ ! -e "$place" ] || mv "$place" "$place.old"
  mv "$place.new" "$place"
  rm -rf "$place.old"
done

# The command reads the service's settings, so that `hoiam doctor` looks at the same installation.
sed "s|@PREFIX@|$prefix|g" "$root/deploy/hoiam.command" >"$destination$prefix/bin/hoiam.new"
chmod 0755 "$destination$prefix/bin/hoiam.new"
mv "$destination$prefix/bin/hoiam.new" "$destination$prefix/bin/hoiam"

install -d -m 0750 "$destination/etc/hoiam"
if [ ! -e "$destination/etc/hoiam/environment" ]; then
  sed "s|@PREFIX@|$prefix|" "$root/deploy/hoiam.environment" >"$destination/etc/hoiam/environment"
  chmod 0640 "$destination/etc/hoiam/environment"
fi
install -d -m 0755 "$destination/usr/lib/sysusers.d" "$destination/etc/systemd/system"
install -m 0644 "$root/deploy/hoiam.sysusers" "$destination/usr/lib/sysusers.d/hoiam.conf"
sed "s|/usr/local|$prefix|g" "$root/deploy/hoiam.service" >"$destination/etc/systemd/system/hoiam.service"

if [ -z "$destination" ]; then
  if command -v systemd-sysusers >/dev/null; then
    systemd-sysusers /usr/lib/sysusers.d/hoiam.conf
  elif ! getent passwd hoiam >/dev/null; then
    useradd --system --home-dir /var/lib/hoiam --shell /usr/sbin/nologin hoiam
  fi
  chgrp hoiam /etc/hoiam /etc/hoiam/environment
  # Where no systemd makes it.
  [ -e /var/lib/hoiam ] || install -d -m 0700 -o hoiam -g hoiam /var/lib/hoiam
fi

if [ -n "$destination" ]; then
  say "Installed below $destination. Copy the tree to /, and there, as root:

  apt-get install --no-install-recommends ${server_packages[*]}
  systemd-sysusers && chgrp hoiam /etc/hoiam /etc/hoiam/environment"
elif [ -n "$is_upgrade" ]; then
  say "Upgraded in $prefix; /etc/hoiam/environment is as it was. Next:
"
else
  say "Installed in $prefix. Next:
"
  missing=()
  for package in "${server_packages[@]}"; do
    if [ "$package" = postgresql-15 ] && have_postgresql; then continue; fi
    installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] || say "  apt-get install --no-install-recommends ${missing[*]}"
fi

has_systemd=yes
[ -n "$destination" ] || [ -d /run/systemd/system ] || has_systemd=
if [ -z "$has_systemd" ]; then
  say "  (systemd doesn't run on this machine: a supervisor of your own has to run the service)"
fi
if [ -n "$is_upgrade" ] && [ -z "$destination" ]; then
  if [ -n "$has_systemd" ]; then
    say "  systemctl daemon-reload && systemctl restart hoiam"
  else
    say "  stop the service and start it again: runuser -u hoiam -- hoiam serve"
  fi
else
  say "  editor /etc/hoiam/environment       # whose service it is, its address, mail"
  if [ -n "$has_systemd" ]; then
    say "  systemctl daemon-reload && systemctl enable --now hoiam"
  else
    say "  runuser -u hoiam -- hoiam serve     # goes on until Ctrl-C"
  fi
  say "  runuser -u hoiam -- hoiam user add NAME --name \"…\" --role administrator"
fi
say "  runuser -u hoiam -- hoiam doctor"
