import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TRAY_ICONS } from '../../shared/settings';
import type { TrayState } from '../../shared/tray-state';
import { getPictures } from './tray-picture';

const STATES: Readonly<Record<TrayState, true>> = {
  'not-recording': true,
  running: true,
  'failing-delivery': true,
  degraded: true,
  paused: true,
  idle: true,
};

describe('the pictures of the tray', () => {
  it('follow the panel in one colour, unless somebody chooses it', () => {
    const folder = (icon: (typeof TRAY_ICONS)[number], isDark: boolean) =>
      getPictures(icon, { isDark, platform: 'linux' }).folder;
    expect([folder('monochrome', true), folder('monochrome', false)]).toEqual(['white', 'black']);
    expect([folder('white', false), folder('black', true)]).toEqual(['white', 'black']);
    expect([folder('colour', true), folder('colour', false)]).toEqual(['', '']);
  });

  it('get their colour from macOS itself', () => {
    const onMac = { isDark: true, platform: 'darwin' } as const;
    expect(getPictures('monochrome', onMac)).toEqual({ folder: 'black', isTemplate: true });
    expect(getPictures('white', onMac)).toEqual({ folder: 'white', isTemplate: false });
  });

  it('are there for every state and choice, also for screens of twice the density', () => {
    const files = TRAY_ICONS.flatMap((icon) =>
      [true, false].flatMap((isDark) => {
        const { folder } = getPictures(icon, { isDark, platform: 'linux' });
        return Object.keys(STATES).flatMap((state) => [
          `assets/tray/${folder}/${state}.png`,
          `assets/tray/${folder}/${state}@2x.png`,
        ]);
      }),
    );
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });
});
