import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { canSeeFullScreen, parseActiveWindow, parseFullScreen, readFullScreen } from './full-screen';

const ACTIVE = '_NET_ACTIVE_WINDOW(WINDOW): window id # 0x2400003\n';
const FULL = '_NET_WM_STATE(ATOM) = _NET_WM_STATE_FOCUSED, _NET_WM_STATE_FULLSCREEN\n';

/** What a computer answers whose xprop prints these texts. */
const read = (active: string, state: string, isOwnWindowActive = false) =>
  readFullScreen(
    {
      run: (_program, [name]) => Promise.resolve(name === '-root' ? active : state),
      isOwnWindowActive: () => isOwnWindowActive,
    },
    new AbortController().signal,
  );

describe('an application that is full screen', () => {
  it('is seen by the state of the window that has the focus', async () => {
    expect(await read(ACTIVE, FULL)).toBe(true);
    expect(await read(ACTIVE, '_NET_WM_STATE(ATOM) = _NET_WM_STATE_FOCUSED\n')).toBe(false);
    expect(await read(ACTIVE, '_NET_WM_STATE:  not found.\n')).toBe(false);
  });
  it('is not Linewatch itself', async () => {
    expect(await read(ACTIVE, FULL, true)).toBe(false);
  });
  it('is not known where no window has the focus, or nothing is told', async () => {
    expect(await read('_NET_ACTIVE_WINDOW(WINDOW): window id # 0x0\n', FULL)).toBeNull();
    expect(await read('_NET_ACTIVE_WINDOW:  not found.\n', FULL)).toBeNull();
    expect(await read(ACTIVE, 'X Error of failed request:  BadWindow\n')).toBeNull();
  });
  it('is read from texts of any form without a fault', () => {
    for (const text of ['', '\0', '_NET_WM_STATE(ATOM) = ', 'window id # 0x']) {
      expect([parseActiveWindow(text), parseFullScreen(text) ?? false]).toEqual([null, false]);
    }
  });
});

describe('where applications can be seen that are full screen', () => {
  const THERE = '/with-xprop';
  const desktop = { DISPLAY: ':0', PATH: `/nowhere:${THERE}` };
  it.each([
    ['linux', desktop, true],
    ['linux', { ...desktop, PATH: '/nowhere' }, false],
    ['linux', { ...desktop, DISPLAY: '' }, false],
    ['linux', { ...desktop, XDG_SESSION_TYPE: 'wayland' }, false],
    ['linux', { ...desktop, WAYLAND_DISPLAY: 'wayland-0' }, false],
    ['darwin', desktop, false],
    ['win32', desktop, false],
  ] as const)('%s %j: %s', (platform, environment, isSeen) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'xprop'), '', { mode: 0o755 });
    const PATH = environment.PATH.replace(THERE, folder);
    expect(canSeeFullScreen(platform, { ...environment, PATH })).toBe(isSeen);
  });
});
