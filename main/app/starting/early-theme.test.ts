import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/folder';
import { readEarlyTheme } from './early-theme';

describe('the theme of a window that opens early', () => {
  it.each([
    ['{"theme":"dark"}', 'dark'],
    ['{"theme":"light","version":5}', 'light'],
    ['{"theme":"system"}', 'system'],
    ['{"theme":7}', 'system'],
    ['{"theme":"purple"}', 'system'],
    ['null', 'system'],
    ['{"theme":"da', 'system'],
  ])('is read from %s as %s', (text, theme) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), text);
    expect(readEarlyTheme(folder)).toBe(theme);
  });

  it('is that of the system where no settings can be read', () => {
    const folder = temporaryFolder();
    expect(readEarlyTheme(folder)).toBe('system');
    mkdirSync(join(folder, 'settings.json'));
    expect(readEarlyTheme(folder)).toBe('system');
  });
});
