#!/bin/sh
# After installation and upgrade. Runs for Debian's packages and for RPM.
set -e

PROGRAM='/opt/${sanitizedProductName}/${executable}'
LINK='/usr/bin/${executable}'

# Chromium's sandbox takes user namespaces where they are allowed, and this program where they are not: by a setting of
# the kernel, which may change at any time, by AppArmor, in a container. So it always has the right to stand in.
chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox'

if command -v update-alternatives >/dev/null 2>&1; then
  update-alternatives --install "$LINK" '${executable}' "$PROGRAM" 100
else
  ln -sf "$PROGRAM" "$LINK"
fi

# Menus and icons; without these programs the system reads them by itself.
if command -v update-desktop-database >/dev/null 2>&1; then
  update-desktop-database -q /usr/share/applications || true
fi
if command -v gtk-update-icon-cache >/dev/null 2>&1 && [ -f /usr/share/icons/hicolor/index.theme ]; then
  gtk-update-icon-cache -q -t -f /usr/share/icons/hicolor || true
fi

# Ubuntu 24.04 and newer let only programs with a profile use user namespaces. Older AppArmor does not know this
# profile and does not need it.
PROFILE='/opt/${sanitizedProductName}/resources/apparmor-profile'
TARGET='/etc/apparmor.d/${executable}'
if command -v apparmor_parser >/dev/null 2>&1 && [ -d /etc/apparmor.d ] \
  && apparmor_parser --skip-kernel-load --debug "$PROFILE" >/dev/null 2>&1; then
  cp -f "$PROFILE" "$TARGET"
  if apparmor_status --enabled >/dev/null 2>&1 && ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then
    apparmor_parser --replace --write-cache --skip-read-cache "$TARGET" || true
  fi
fi
