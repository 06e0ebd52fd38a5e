import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { UpdateTrial } from './trial';

const NEXT = { version: '0.2.0', notes: ['Outages are drawn.'] };

/** A data folder and an AppImage beside it, in whose place an update has been put. */
function updated(format = 28) {
  const folder = temporaryFolder();
  const place = { image: join(folder, 'Linewatch.AppImage'), previous: join(folder, 'old') };
  const log: string[] = [];
  const start = (version: string) =>
    new UpdateTrial({ folder, version, log: (sentence) => void log.push(sentence) });
  writeFileSync(place.previous, 'old');
  start('0.1.0').prepare(NEXT, place, format);
  writeFileSync(place.image, 'new');
  return { folder, place, start, log, image: () => readFileSync(place.image, 'utf8') };
}

describe('a new version', () => {
  it('that works is told with what has changed, and the old one goes', () => {
    const { place, start, image } = updated();
    const trial = start('0.2.0');
    expect(trial.begin()).toBe('as-usual');
    trial.openingRecords(28);
    expect(existsSync(place.previous)).toBe(true);
    trial.pass();
    expect(existsSync(place.previous)).toBe(false);
    expect(image()).toBe('new');
    const later = start('0.2.0');
    expect(later.begin()).toBe('as-usual');
    expect(later.outcome).toEqual({ kind: 'updated', from: '0.1.0', ...NEXT });
    later.confirm();
    expect(start('0.2.0').outcome).toBeNull();
  });

  it('whose start fails makes room for the old one at once', () => {
    const { place, start, image } = updated();
    const trial = start('0.2.0');
    trial.begin();
    expect(trial.fail('the records cannot be opened')).toBe('restart');
    expect(image()).toBe('old');
    expect(existsSync(place.previous)).toBe(false);
    const old = start('0.1.0');
    expect(old.begin()).toBe('as-usual');
    expect(old.outcome).toEqual({ kind: 'rolled-back', to: '0.2.0' });
  });

  it('that was started and did not get through makes room at the next start', () => {
    const { start, image } = updated();
    expect(start('0.2.0').begin()).toBe('as-usual');
    expect(start('0.2.0').begin()).toBe('restart');
    expect(image()).toBe('old');
  });

  it('that has changed the records stays, since the old one could not read them: both are told', () => {
    const { place, start, image } = updated(28);
    const trial = start('0.2.0');
    trial.begin();
    trial.openingRecords(29);
    expect(start('0.2.0').begin()).toBe('as-usual');
    expect(image()).toBe('new');
    const outcome = { kind: 'not-passed', from: '0.1.0', kept: place.previous };
    expect(start('0.2.0').outcome).toEqual(outcome);
  });

  it('of a package that keeps no old version says so', () => {
    const folder = temporaryFolder();
    const start = (version: string) => new UpdateTrial({ folder, version, log: () => undefined });
    start('0.1.0').prepare(NEXT, { image: null, previous: null }, 28);
    const trial = start('0.2.0');
    trial.begin();
    expect(trial.fail('no window')).toBe('as-usual');
    expect(trial.outcome).toEqual({ kind: 'not-passed', from: '0.1.0', kept: null });
  });
});

it('an update that did not take place leaves nothing behind', () => {
  const { folder, place, start } = updated();
  expect(start('0.1.0').begin()).toBe('as-usual');
  expect(existsSync(place.previous)).toBe(false);
  expect(existsSync(join(folder, 'update.json'))).toBe(false);
});

it('a note that cannot be read keeps nobody from starting', () => {
  const { folder, start, log } = updated();
  for (const content of ['', '{', '{"kind":"open"}', '[]']) {
    writeFileSync(join(folder, 'update.json'), content);
    expect(start('0.2.0').begin()).toBe('as-usual');
  }
  expect(log).toHaveLength(4);
});

it('without an update there is nothing to prove, to undo or to read', () => {
  const trial = new UpdateTrial({ folder: temporaryFolder(), version: '0.1.0', log: () => undefined });
  expect([trial.begin(), trial.fail('x')]).toEqual(['as-usual', 'as-usual']);
  trial.openingRecords(29);
  trial.pass();
  trial.confirm();
  expect(trial.outcome).toBeNull();
});
