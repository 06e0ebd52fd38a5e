import { mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { writeWhole } from '../files/whole-file';

/** Switch that starts the application in the tray, without its window. */
export const HIDDEN_SWITCH = '--hidden';

const DESKTOP_ENTRY_MODE = 0o644;

/** Makes the system start Linewatch at login, or not. Throws the system's error where it refuses. */
export function setStartAtLogin(isWanted: boolean, command: readonly string[]): void {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: isWanted, args: [HIDDEN_SWITCH] });
    return;
  }
  const folder = join(process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'autostart');
  const file = join(folder, 'linewatch.desktop');
  if (!isWanted) return rmSync(file, { force: true });
  mkdirSync(folder, { recursive: true });
  writeWhole(file, desktopEntry(command), DESKTOP_ENTRY_MODE);
}

/** The autostart file of the freedesktop.org Desktop Entry Specification. */
export function desktopEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Linewatch',
    `Exec=${[...command, HIDDEN_SWITCH].map(quote).join(' ')}`,
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Quoting of the Exec key: double quotes, with ", `, $ and \ escaped, and % doubled. */
function quote(argument: string): string {
  if (/^[\w./:=@-]+$/.test(argument)) return argument;
  return `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`;
}
