import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/folder';
import { completeRestore, decideRestore, type FileMoves } from './pending-restore';

const OLD = {
  'linewatch.db': 'old',
  'linewatch.db-wal': 'old',
  'settings.json': 'old',
  'settings.bak.json': 'old',
  'secrets.json': 'old',
  'records.json': 'old',
};

/** A data folder with an old state and a restore that was prepared. */
function preparedFolder(): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(OLD)) writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, 'copies'));
  writeFileSync(join(folder, 'copies', '2026-11-23.db'), 'old');
  mkdirSync(join(folder, 'restore'));
  for (const name of ['linewatch.db', 'settings.json', 'secrets.json'])
    writeFileSync(join(folder, 'restore', name), 'new');
  return folder;
}

const read = (folder: string, name: string) => {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
};

/** Ends as a process that is killed before its move number `last`. */
class Killed extends Error {}
function killedAt(last: number): FileMoves {
  let count = 0;
  const step = (move: () => void) => {
    count += 1;
    if (count > last) throw new Killed();
    move();
  };
  return {
    rename: (from, to) => step(() => renameSync(from, to)),
    removeFolder: (path) => step(() => rmSync(path, { recursive: true, force: true })),
  };
}

describe('a restore that was prepared', () => {
  it('is dropped by the next start while nobody has decided it', () => {
    const folder = preparedFolder();
    expect(completeRestore(folder)).toBe(false);
    expect(readdirSync(folder)).not.toContain('restore');
    expect(read(folder, 'linewatch.db')).toBe('old');
  });

  it('that was decided is complete after the next start, wherever starts before it were killed', () => {
    let stops = 0;
    for (let last = 0; ; last += 1) {
      const folder = preparedFolder();
      decideRestore(folder, 'restore-1', 0);
      // Two starts are killed at the same step, each where it got to.
      const wasKilled = [1, 2].map(() => {
        try {
          completeRestore(folder, killedAt(last));
          return false;
        } catch {
          return true;
        }
      });
      completeRestore(folder);
      for (const name of ['linewatch.db', 'settings.json', 'secrets.json'])
        expect(read(folder, name)).toBe('new');
      for (const name of ['linewatch.db-wal', 'settings.bak.json', 'records.json', 'copies', 'restore']) {
        expect(existsSync(join(folder, name))).toBe(false);
      }
      const aside = join(folder, 'before-restore', '0001');
      for (const [name, content] of Object.entries(OLD)) expect(read(aside, name)).toBe(content);
      expect(read(aside, 'copies/2026-11-23.db')).toBe('old');
      expect(readdirSync(join(folder, 'before-restore'))).toEqual(['0001']);
      if (!wasKilled.includes(true)) break;
      stops += 1;
    }
    expect(stops).toBe(12);
  });

  it('takes only the records where it has only them', () => {
    const folder = preparedFolder();
    rmSync(join(folder, 'restore', 'settings.json'));
    rmSync(join(folder, 'restore', 'secrets.json'));
    decideRestore(folder, 'restore-1', 0);
    completeRestore(folder);
    expect(['linewatch.db', 'settings.json', 'secrets.json'].map((name) => read(folder, name))).toEqual([
      'new',
      'old',
      'old',
    ]);
  });

  it('keeps the last three states that were replaced', () => {
    const folder = preparedFolder();
    const again = join(temporaryFolder(), 'restore');
    cpSync(join(folder, 'restore'), again, { recursive: true });
    for (let count = 1; count <= 5; count += 1) {
      cpSync(again, join(folder, 'restore'), { recursive: true });
      decideRestore(folder, 'restore-1', 0);
      completeRestore(folder);
    }
    expect(readdirSync(join(folder, 'before-restore')).sort()).toEqual(['0003', '0004', '0005']);
  });
});
