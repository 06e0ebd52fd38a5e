import { expect, it } from 'vitest';
import { getLoginItem, isHiddenStart } from './login-item';

const PROGRAM = 'C:\\Users\\Ada\\AppData\\Local\\Programs\\linewatch\\Linewatch.exe';
const on = (platform: NodeJS.Platform, environment = {}) => ({ platform, environment });

it('Windows starts the program in the tray', () => {
  expect(getLoginItem(true, [PROGRAM], on('win32'))).toEqual({
    openAtLogin: true,
    path: PROGRAM,
    args: ['--hidden'],
  });
});

it('Windows stops with the same words that it started with, or it would not find the entry', () => {
  const { openAtLogin, ...item } = getLoginItem(false, [PROGRAM], on('win32'));
  expect(openAtLogin).toBe(false);
  expect(getLoginItem(true, [PROGRAM], on('win32'))).toMatchObject(item);
});

it('a portable program is started from where its user put it', () => {
  const portable = { PORTABLE_EXECUTABLE_FILE: 'D:\\tools\\linewatch.exe' };
  expect(getLoginItem(true, ['C:\\Temp\\x\\Linewatch.exe'], on('win32', portable)).path).toBe(
    'D:\\tools\\linewatch.exe',
  );
});

it('a folder of sources with a space stays one argument', () => {
  expect(getLoginItem(true, ['electron.exe', 'C:\\my sources'], on('win32')).args).toEqual([
    '"C:\\my sources"',
    '--hidden',
  ]);
});

it('macOS takes no arguments, and the start at login finds out that it is one', () => {
  expect(getLoginItem(true, ['/Applications/Linewatch.app'], on('darwin'))).toEqual({ openAtLogin: true });
  expect(isHiddenStart(false, 'darwin', () => true)).toBe(true);
  expect(isHiddenStart(false, 'darwin', () => false)).toBe(false);
});

it('elsewhere only the switch hides the window, and the system is not asked', () => {
  const asked = () => {
    throw new Error('asked');
  };
  expect(isHiddenStart(true, 'win32', asked)).toBe(true);
  expect(isHiddenStart(false, 'linux', asked)).toBe(false);
});
