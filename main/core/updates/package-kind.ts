import type { PackageKind, UpdatingKind } from '../../../shared/updates/updates';

export interface Installation {
  readonly platform: string;
  readonly isPackaged: boolean;
  /** Path of the running program. */
  readonly program: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Where the Debian and RPM packages install. */
const SYSTEM_FOLDER = '/opt/Linewatch/';

/** How a copy was installed, by what its package leaves for it to see. */
export function packageKind({ platform, isPackaged, program, environment }: Installation): PackageKind {
  if (!isPackaged) return 'sources';
  if (platform === 'darwin') return 'mac';
  if (platform === 'win32')
    return environment['PORTABLE_EXECUTABLE_FILE'] === undefined ? 'installer' : 'portable';
  if (environment['FLATPAK_ID'] !== undefined) return 'flatpak';
  if (isOwnImage(program, environment)) return 'appimage';
  if (program.startsWith(SYSTEM_FOLDER)) return 'system';
  return environment['SNAP'] === undefined ? 'archive' : 'snap';
}

/** Whether a package can be updated by the application itself. */
export function updatesItself(kind: PackageKind): kind is UpdatingKind {
  return kind === 'appimage' || kind === 'installer' || kind === 'mac';
}

/**
 * An AppImage tells its program where its file is mounted. What is started by another AppImage, a terminal for one,
 * inherits that one's variables: its file must never be replaced.
 */
function isOwnImage(program: string, { APPIMAGE, APPDIR }: Installation['environment']): boolean {
  if (APPIMAGE?.startsWith('/') !== true || APPDIR?.startsWith('/') !== true) return false;
  return program.startsWith(`${APPDIR.replace(/\/+$/, '')}/`);
}
