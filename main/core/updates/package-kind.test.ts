import { describe, expect, it } from 'vitest';
import { packageKind, updatesItself, type Installation } from './package-kind';

const LINUX: Installation = {
  platform: 'linux',
  isPackaged: true,
  program: '/home/ann/linewatch/linewatch',
  environment: {},
};
const MOUNTED = { APPIMAGE: '/home/ann/Linewatch.AppImage', APPDIR: '/tmp/.mount_LinewaX1' };

describe('the package that a copy came in', () => {
  it('is known by what it leaves to see', () => {
    expect(packageKind({ ...LINUX, isPackaged: false })).toBe('sources');
    expect(packageKind({ ...LINUX, platform: 'darwin' })).toBe('mac');
    expect(packageKind({ ...LINUX, platform: 'win32' })).toBe('installer');
    const environment = { PORTABLE_EXECUTABLE_FILE: 'D:\\linewatch.exe' };
    expect(packageKind({ ...LINUX, platform: 'win32', environment })).toBe('portable');
    expect(packageKind({ ...LINUX, environment: { FLATPAK_ID: 'io.linewatch.app' } })).toBe('flatpak');
    expect(packageKind({ ...LINUX, environment: { SNAP: '/snap/linewatch/1' } })).toBe('snap');
    expect(packageKind({ ...LINUX, program: '/opt/Linewatch/linewatch' })).toBe('system');
    expect(packageKind(LINUX)).toBe('archive');
    const program = '/tmp/.mount_LinewaX1/linewatch';
    expect(packageKind({ ...LINUX, program, environment: MOUNTED })).toBe('appimage');
  });

  it('is not the AppImage of a terminal that started it', () => {
    expect(packageKind({ ...LINUX, environment: MOUNTED })).toBe('archive');
    expect(packageKind({ ...LINUX, program: '/opt/Linewatch/linewatch', environment: MOUNTED })).toBe(
      'system',
    );
    const near = { ...MOUNTED, APPDIR: '/tmp/.mount_Line' };
    expect(packageKind({ ...LINUX, program: '/tmp/.mount_LinewaX1/linewatch', environment: near })).toBe(
      'archive',
    );
  });

  it('decides whether the copy updates itself', () => {
    expect(['appimage', 'installer', 'mac'].every((kind) => updatesItself(kind as 'mac'))).toBe(true);
    expect(
      (['system', 'flatpak', 'snap', 'archive', 'portable', 'sources'] as const).some(updatesItself),
    ).toBe(false);
  });
});
