#!/bin/sh
# hoiam with the settings of the service. They are read as systemd reads them: nothing in them is
# run or expanded. What the environment already says wins.
settings=${HOIAM_SETTINGS:-/etc/hoiam/environment}
if [ -r "$settings" ]; then
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line#"${line%%[![:space:]]*}"}
    line=${line%"${line##*[![:space:]]}"}
    case $line in
      HOIAM_*=*) ;;
      *) continue ;;
    esac
    name=${line%%=*} value=${line#*=}
    case $name in *[!A-Z0-9_]*) continue ;; esac
    case $value in
      \"*\")
        value=${value#\"}
        value=$(printf '%s' "${value%\"}" | sed 's/\\\([\\"$`]\)/\1/g')
        ;;
      \'*\')
        value=${value#\'}
        value=${value%\'}
        ;;
      *\\*) value=$(printf '%s' "$value" | sed 's/\\\(.\)/\1/g') ;;
    esac
    eval "given=\${$name+yes}"
    [ -n "$given" ] || export "$name=$value"
  done <"$settings"
elif [ -d "$(dirname "$settings")" ]; then
  printf "The account %s can't read %s: the service's settings are not in force here.\n" \
    "$(id -un)" "$settings" >&2
fi
export HOIAM_SHARE="${HOIAM_SHARE:-@PREFIX@/share/hoiam}"

# What root writes into the data the service can't read: so root runs this as the data's owner.
if [ "$(id -u)" -eq 0 ] && [ -d "${HOIAM_EMBEDDED:-}" ]; then
  owner=$(stat -c %U "$HOIAM_EMBEDDED")
  case $owner in
    root | UNKNOWN) ;;
    *) exec runuser -u "$owner" -- @PREFIX@/lib/hoiam/hoiam "$@" ;;
  esac
fi
exec @PREFIX@/lib/hoiam/hoiam "$@"
