#!/bin/sh
# Chromium's sandbox cannot start inside that of Flatpak; zypak has Flatpak start the processes.
exec zypak-wrapper /app/linewatch/linewatch "$@"
