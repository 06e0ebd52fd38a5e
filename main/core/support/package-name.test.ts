import { expect, it } from 'vitest';
import { packageKind, type Installation } from '../updates/package-kind';
import { packageName } from './package-name';

const INSTALLED: Installation = {
  platform: 'linux',
  environment: {},
  isPackaged: true,
  program: '/opt/Linewatch/linewatch',
};
const IMAGE = { APPIMAGE: '/home/a/L.AppImage', APPDIR: '/tmp/.mount_x' };

it.each([
  ['sources', { isPackaged: false }],
  ['deb', {}, '/var/lib/dpkg/info/linewatch.list'],
  ['rpm', {}, '/usr/bin/rpm'],
  ['Flatpak', { program: '/app/linewatch', environment: { FLATPAK_ID: 'io.linewatch.app' } }],
  ['AppImage', { program: '/tmp/.mount_x/linewatch', environment: IMAGE }],
  ['folder', { program: '/home/a/linewatch/linewatch', environment: IMAGE }],
  ['folder', { program: '/home/a/linewatch/linewatch' }],
  ['installer', { platform: 'win32', program: 'C:\\Users\\a\\AppData\\Local\\Programs\\linewatch\\x.exe' }],
  ['Store', { platform: 'win32', program: 'C:\\Program Files\\WindowsApps\\Linewatch\\x.exe' }],
  ['portable', { platform: 'win32', environment: { PORTABLE_EXECUTABLE_FILE: 'D:\\x.exe' } }],
  ['application', { platform: 'darwin', program: '/Applications/Linewatch.app/Contents/MacOS/Linewatch' }],
] as const)('%s: %j', (name, signs, path?: string) => {
  const installation = { ...INSTALLED, ...signs };
  const exists = (asked: string) => asked === path;
  expect(packageName(packageKind(installation), { program: installation.program, exists })).toBe(name);
});
