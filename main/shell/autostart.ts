import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { app } from 'electron';
import { writeWhole } from '../files/whole-file';
import { desktopEntry, planAutostart } from './autostart-entry';

/** Switch that starts the application in the tray, without its window. */
export const HIDDEN_SWITCH = '--hidden';

const DESKTOP_ENTRY_MODE = 0o644;
/** What Flatpak says of an application inside its sandbox. */
const FLATPAK_INFO = '/.flatpak-info';

/** Makes the system start Linewatch at login, or not. Throws the system's error where it refuses. */
export function setStartAtLogin(isWanted: boolean, command: readonly string[]): void {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: isWanted, args: [HIDDEN_SWITCH] });
    return;
  }
  const autostart = planAutostart(command, homedir(), process.env, readFlatpak());
  if (!isWanted) return rmSync(autostart.file, { force: true });
  mkdirSync(dirname(autostart.file), { recursive: true });
  writeWhole(autostart.file, desktopEntry(autostart.command, HIDDEN_SWITCH), DESKTOP_ENTRY_MODE);
}

/** Null outside of a Flatpak. */
function readFlatpak() {
  const id = process.env['FLATPAK_ID'];
  return id === undefined ? null : { id, info: readFileSync(FLATPAK_INFO, 'utf8') };
}
