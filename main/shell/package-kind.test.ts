import { expect, it } from 'vitest';
import { packageKind, type PackageSigns } from './package-kind';

const INSTALLED: PackageSigns = {
  platform: 'linux',
  environment: {},
  isPackaged: true,
  executable: '/opt/Linewatch/linewatch',
  exists: () => false,
};
const having = (path: string) => (asked: string) => asked === path;

it.each([
  ['sources', { isPackaged: false }],
  ['deb', { exists: having('/var/lib/dpkg/info/linewatch.list') }],
  ['rpm', { exists: having('/usr/bin/rpm') }],
  ['Flatpak', { executable: '/app/linewatch', exists: having('/.flatpak-info') }],
  ['AppImage', { executable: '/tmp/.mount_x/linewatch', environment: { APPIMAGE: '/home/a/L.AppImage' } }],
  ['folder', { executable: '/home/a/linewatch/linewatch' }],
  [
    'installer',
    { platform: 'win32', executable: 'C:\\Users\\a\\AppData\\Local\\Programs\\linewatch\\x.exe' },
  ],
  ['portable', { platform: 'win32', environment: { PORTABLE_EXECUTABLE_FILE: 'D:\\x.exe' } }],
  ['application', { platform: 'darwin', executable: '/Applications/Linewatch.app/Contents/MacOS/Linewatch' }],
] as const)('%s', (kind, signs) => {
  expect(packageKind({ ...INSTALLED, ...signs })).toBe(kind);
});
