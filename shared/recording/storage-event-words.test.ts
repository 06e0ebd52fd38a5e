import { describe, expect, it } from 'vitest';
import { textsIn } from '../texts/i18n';
import { eventWords, faultInWords } from './storage-event-words';
import type { StorageEvent } from './storage-event';

const STYLE = { language: 'en', timeZone: 'UTC' } as const;
const say = (event: StorageEvent) => eventWords(event, textsIn('en'), STYLE);

describe('what happened to a file, in words', () => {
  it('names each value of the settings that does not count, and what counts instead', () => {
    const { title, text, lines } = say({
      kind: 'settings-partly-read',
      path: '/data/settings.json',
      kept: '/data/settings.json.kept-0badcafe',
      cuts: [
        { path: 'theme', cut: 'theme', found: '"pink"', taken: '"system"' },
        { path: 'rules.1.id', cut: 'rules.1', found: '{"id":"Slow"}', taken: null },
        { path: 'rules.2', cut: 'rules.2', found: '5', taken: null },
        { path: 'chanels', cut: 'chanels', found: '', taken: null },
      ],
      cutCount: 7,
    });
    expect(title).toBe('Some values of your settings file are not used.');
    expect(text).toBe(
      '7 values are not valid or not known; the values used instead are listed here. Correct them in the file or save the settings in the window. The file as it was is kept: /data/settings.json.kept-0badcafe.',
    );
    expect(lines).toEqual([
      'theme is "pink", which is not valid. "system" is used instead.',
      'rules.1 is ignored, because rules.1.id is missing or not valid. In the file: {"id":"Slow"}.',
      'rules.2 is 5, which is not valid. It is ignored.',
      'chanels is not a name that Linewatch knows. It is ignored.',
      '3 more values are ignored.',
    ]);
  });

  it('says where a file stops being JSON', () => {
    const texts = textsIn('en');
    expect(faultInWords({ problem: 'trailing-comma', line: 3, column: 1 }, texts)).toBe(
      'Line 3, column 1: There is a comma before a closing bracket. Remove the comma.',
    );
    expect(faultInWords({ problem: 'empty', line: 1, column: 1 }, texts)).toBe('The file is empty.');
  });

  it('does not call a history gone of which something could be read', () => {
    const lost = { kind: 'database-lost', path: '/data/linewatch.db', kept: null, newestAt: null } as const;
    expect(say({ ...lost, runs: 21, runsBefore: 21 })).toMatchObject({
      title: 'Your history was damaged. What could be read of it is still there.',
      text: '/data/linewatch.db was damaged, and there is no copy. Everything that could be read of it was kept. 21 tests are there now.',
    });
    expect(say({ ...lost, runs: 0, runsBefore: 21 })).toMatchObject({
      title: 'Your history was lost. A new one was started.',
      text: '/data/linewatch.db was damaged or missing, and there is no copy that can be read. New results are recorded as usual. 0 tests are there now. At least 21 were recorded before.',
    });
  });

  it('says how many tests came back, and how many there were', () => {
    const { title, text } = say({
      kind: 'database-restored',
      path: '/data/linewatch.db',
      kept: '/data/linewatch.db.damaged-1',
      runs: 20,
      runsBefore: 21,
      newestAt: Date.parse('2026-11-23T14:37:00Z'),
    });
    expect(title).toBe('Your history was restored from a copy.');
    expect(text).toBe(
      '/data/linewatch.db was damaged or missing. It was replaced by the best copy, with everything that could still be read of the damaged file. 20 tests are there now, the newest of 23 Nov 14:37. At least 21 were recorded before. The file as it was is kept: /data/linewatch.db.damaged-1.',
    );
  });

  it('says nothing of what is not known', () => {
    const { text } = say({
      kind: 'database-lost',
      path: '/data/linewatch.db',
      kept: null,
      runs: 0,
      runsBefore: null,
      newestAt: null,
    });
    expect(text).toBe(
      '/data/linewatch.db was damaged or missing, and there is no copy that can be read. New results are recorded as usual. 0 tests are there now.',
    );
  });

  it('says how long Linewatch stood still, and what it had begun', () => {
    const still = {
      kind: 'stood-still',
      path: '/data/linewatch.log',
      startedAt: Date.parse('2026-11-23T20:00:00Z'),
      durationMs: 41_000,
      doing: 'request history:read',
      hasEnded: false,
    } as const;
    const { title, text } = say(still);
    expect(title).toBe('Linewatch stood still for a while.');
    expect(text).toMatch(/^It did nothing for 41 s, beginning .*20:00\. /);
    expect(text).toContain('The last thing it had begun: request history:read.');
    expect(text).toContain('/data/linewatch.log');
    const ended = say({ ...still, doing: '', hasEnded: true });
    expect(ended.title).toBe('Linewatch stood still until it was ended.');
    expect(ended.text).toMatch(/^It did nothing for at least 41 s, .* recorded as missed\. The log/);
  });

  it.each(['window', 'graphics', 'reader', 'watcher'] as const)('says that the %s crashed', (part) => {
    const crash = { kind: 'part-crashed', path: '/data/linewatch.log', part, reason: 'oom' } as const;
    const back = say({ ...crash, isBack: true });
    const gone = say({ ...crash, isBack: false });
    expect(back.title).not.toBe(gone.title);
    for (const { text } of [back, gone]) {
      expect(text).toContain('Reason: oom. The log may say more: /data/linewatch.log.');
    }
  });
});
