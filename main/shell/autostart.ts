import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { app } from 'electron';
import { writeWhole } from '../files/whole-file';
import { desktopEntry, planAutostart } from './autostart-entry';
import { getLoginItem, HIDDEN_SWITCH, isHiddenStart } from './login-item';

const DESKTOP_ENTRY_MODE = 0o644;
/** What Flatpak says of an application inside its sandbox. */
const FLATPAK_INFO = '/.flatpak-info';

/** Makes the system start Linewatch at login, or not. Throws the system's error where it refuses. */
export function setStartAtLogin(isWanted: boolean, command: readonly string[]): void {
  if (process.platform !== 'linux') {
    const around = { platform: process.platform, environment: process.env };
    return app.setLoginItemSettings(getLoginItem(isWanted, command, around));
  }
  const autostart = planAutostart(command, homedir(), process.env, readFlatpak());
  if (!isWanted) return rmSync(autostart.file, { force: true });
  mkdirSync(dirname(autostart.file), { recursive: true });
  writeWhole(autostart.file, desktopEntry(autostart.command, HIDDEN_SWITCH), DESKTOP_ENTRY_MODE);
}

/** Whether this start shows no window: it was asked for so (`isAsked`), or the system made it at login. */
export function isHiddenHere(isAsked: boolean): boolean {
  return isHiddenStart(isAsked, process.platform, () => app.getLoginItemSettings().wasOpenedAtLogin);
}

/** Null outside of a Flatpak. */
function readFlatpak() {
  const id = process.env['FLATPAK_ID'];
  return id === undefined ? null : { id, info: readFileSync(FLATPAK_INFO, 'utf8') };
}
