import { join } from 'node:path';

/** How the system starts Linewatch at login on Linux: which file says so, and by which command. */
export interface Autostart {
  readonly file: string;
  readonly command: readonly string[];
}

/** What a sandboxed Flatpak knows of itself: the text of its `/.flatpak-info`. */
interface Flatpak {
  readonly id: string;
  readonly info: string;
}

/**
 * Where the desktop looks for what starts at login, and what it starts there. A Flatpak has a configuration folder of
 * its own that no desktop reads, and a program that nothing outside can start: it takes the user's folder, which its
 * manifest opens to it, and the command that Flatpak exports.
 */
export function planAutostart(
  command: readonly string[],
  home: string,
  env: Readonly<Record<string, string | undefined>>,
  flatpak: Flatpak | null,
): Autostart {
  if (flatpak === null) {
    return { file: fileIn(env['XDG_CONFIG_HOME'] || join(home, '.config')), command };
  }
  const folder = env['HOST_XDG_CONFIG_HOME'] || join(home, '.config');
  return { file: fileIn(folder), command: [exportedCommand(flatpak)] };
}

const fileIn = (folder: string) => join(folder, 'autostart', 'linewatch.desktop');

/**
 * The command of a Flatpak for the rest of the system. It stands beside the applications of the same installation
 * (`app-path=/var/lib/flatpak/app/ID/ARCH/BRANCH/COMMIT/files`) and goes with the application.
 */
function exportedCommand({ id, info }: Flatpak): string {
  const [, installation] = /^app-path=(.+)\/app\/[^/]+\/[^/]+\/[^/]+\/[^/]+\/files$/m.exec(info) ?? [];
  return join(installation ?? '/var/lib/flatpak', 'exports/bin', id);
}

/**
 * The autostart file of the freedesktop.org Desktop Entry Specification. TryExec names the program alone: once it is
 * removed, by whatever way, the desktop ignores the file.
 */
export function desktopEntry(command: readonly string[], hiddenSwitch: string): string {
  const [program = ''] = command;
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Linewatch',
    `TryExec=${escapeString(program)}`,
    `Exec=${[...command, hiddenSwitch].map(quote).join(' ')}`,
    'Icon=linewatch',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Values of type string: a backslash begins an escape sequence. */
function escapeString(value: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r');
}

/**
 * Quoting of the Exec key: double quotes, with ", `, $ and \ escaped, and % doubled. The key is of type string itself,
 * whose escape sequences are undone first.
 */
function quote(argument: string): string {
  if (/^[\w./:=@-]+$/.test(argument)) return argument;
  return escapeString(`"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`);
}
