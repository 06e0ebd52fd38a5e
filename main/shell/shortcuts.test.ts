import { describe, expect, it } from 'vitest';
import { getShortcut, zoomAfter } from './shortcuts';

const press = (key: string, held: string[] = [], type: 'keyDown' | 'keyUp' = 'keyDown') => ({
  type,
  key,
  control: held.includes('control'),
  meta: held.includes('meta'),
  alt: held.includes('alt'),
  shift: held.includes('shift'),
});

describe('keys of the window', () => {
  it('are held with Ctrl, and with ⌘ on macOS', () => {
    const keys = ['+', '=', '-', '0', 'w', 'W', ',', 'r'];
    const wanted = ['zoom-in', 'zoom-in', 'zoom-out', 'zoom-reset', 'close', 'close', 'settings', 'refresh'];
    expect(keys.map((key) => getShortcut(press(key, ['control']), 'linux'))).toEqual(wanted);
    expect(keys.map((key) => getShortcut(press(key, ['control']), 'win32'))).toEqual(wanted);
    expect(keys.map((key) => getShortcut(press(key, ['meta']), 'darwin'))).toEqual(wanted);
    expect(keys.map((key) => getShortcut(press(key, ['control']), 'darwin'))).toEqual(keys.map(() => null));
  });
  it('take the plus sign wherever it stands', () => {
    expect(getShortcut(press('+', ['control', 'shift']), 'linux')).toBe('zoom-in');
    expect(getShortcut(press('_', ['control', 'shift']), 'linux')).toBe('zoom-out');
  });
  it('leave text, AltGr and the keys of the page alone', () => {
    const others = [press('r'), press('+'), press('w', ['control', 'alt']), press('r', ['control', 'shift'])];
    expect(others.map((key) => getShortcut(key, 'linux'))).toEqual([null, null, null, null]);
    expect(getShortcut(press('r', ['control'], 'keyUp'), 'linux')).toBeNull();
    expect(getShortcut(press('a', ['control']), 'linux')).toBeNull();
  });
  it('work alone for refresh and full screen', () => {
    expect(getShortcut(press('F5'), 'linux')).toBe('refresh');
    expect(getShortcut(press('F11'), 'linux')).toBe('full-screen');
    expect(getShortcut(press('F5', ['shift']), 'linux')).toBeNull();
  });
});

describe('magnification', () => {
  it('goes by steps and ends at the last', () => {
    expect(zoomAfter(100, 'zoom-in')).toBe(110);
    expect(zoomAfter(100, 'zoom-out')).toBe(90);
    expect(zoomAfter(300, 'zoom-in')).toBe(300);
    expect(zoomAfter(50, 'zoom-out')).toBe(50);
    expect(zoomAfter(137, 'zoom-in')).toBe(150);
    expect(zoomAfter(137, 'zoom-reset')).toBe(100);
  });
});
