import { existsSync, mkdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { firstFree, freePlace, leadsNowhere } from './place';

describe('the place of a file that is about to be made', () => {
  it('is free where nothing is, and where an earlier write left something', () => {
    const path = join(temporaryFolder(), 'records.new');
    freePlace(path);
    writeFileSync(path, 'half of it');
    freePlace(path);
    expect(existsSync(path)).toBe(false);
  });

  it('is freed of a folder without losing what is in it, each time under a name of its own', () => {
    const path = join(temporaryFolder(), 'records.new');
    for (const name of ['one', 'two', 'three']) {
      mkdirSync(path);
      writeFileSync(join(path, name), name);
      freePlace(path);
    }
    expect(existsSync(path)).toBe(false);
    expect(readFileSync(join(`${path}.moved`, 'one'), 'utf8')).toBe('one');
    expect(readFileSync(join(`${path}.moved-2`, 'two'), 'utf8')).toBe('two');
    expect(firstFree(`${path}.moved`)).toBe(`${path}.moved-4`);
  });

  it('is freed of a link, and not of what it leads to', () => {
    const folder = temporaryFolder();
    const target = join(folder, 'target');
    const path = join(folder, 'link');
    symlinkSync('target', path);
    expect(leadsNowhere(path)).toBe(true);
    writeFileSync(target, 'kept');
    expect(readlinkSync(path)).toBe('target');
    expect([leadsNowhere(path), leadsNowhere(target), leadsNowhere(join(folder, 'none'))]).toEqual([
      false,
      false,
      false,
    ]);
    freePlace(path);
    expect(existsSync(path)).toBe(false);
    expect(readFileSync(target, 'utf8')).toBe('kept');
  });
});
