#!/bin/sh
# After removal. Debian also runs this for the old package of an upgrade; RPM says how many remain.
set -e

case "$1" in
  remove | purge | 0) ;;
  *) exit 0 ;;
esac

PROGRAM='/opt/${sanitizedProductName}/${executable}'
LINK='/usr/bin/${executable}'
PROFILE='/etc/apparmor.d/${executable}'

if command -v update-alternatives >/dev/null 2>&1; then
  update-alternatives --remove '${executable}' "$PROGRAM"
fi
if [ -L "$LINK" ] && [ "$(readlink "$LINK")" = "$PROGRAM" ]; then rm -f "$LINK"; fi

if [ -f "$PROFILE" ]; then
  if command -v apparmor_parser >/dev/null 2>&1 && apparmor_status --enabled >/dev/null 2>&1 \
    && ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then
    apparmor_parser --remove "$PROFILE" || true
  fi
  rm -f "$PROFILE"
fi

if command -v update-desktop-database >/dev/null 2>&1; then
  update-desktop-database -q /usr/share/applications || true
fi

if [ "$1" != purge ]; then
  echo 'Linewatch is removed. Records and settings of each user stay in ~/.config/linewatch; delete that folder to remove them too.'
fi
