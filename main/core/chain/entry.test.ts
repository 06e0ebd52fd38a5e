import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { completedRun, RUN_OF } from '../../testing/runs';
import { entryText, linkText, recordText } from './entry';
import { runEntry } from './run-record';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const SALT = '00112233445566778899aabbccddeeff';
const HEAD = {
  number: 7,
  at: '2026-11-23T14:37:10.000Z',
  kind: 'run',
  subject: 'run-1',
  from: '2026-11-23T14:37:00.000Z',
  network: 'ab12',
  latest: '2026-11-23T14:37:00.000Z',
};

describe('an entry', () => {
  it('is hashed from the texts that docs/report.md describes', () => {
    expect(recordText({ outcome: 'skipped', a: 1 }, SALT)).toBe(
      '{"record":{"a":1,"outcome":"skipped"},"salt":"00112233445566778899aabbccddeeff"}',
    );
    expect(entryText(HEAD, 'ff')).toBe(
      '{"at":"2026-11-23T14:37:10.000Z","from":"2026-11-23T14:37:00.000Z","kind":"run","latest":"2026-11-23T14:37:00.000Z",' +
        '"network":"ab12","number":7,"recordHash":"ff","subject":"run-1"}',
    );
    expect(linkText('00', '11')).toBe('0011');
  });

  // Worked out by another program from the rule in docs/report.md.
  it.each([
    ['skipped', RUN_OF.skipped, 'd68381e6d13a19714978c501436a2179464827e68a7b65fd5f47bd408888aa6f'],
    [
      'completed',
      completedRun({ surroundings: { linkKind: 'ethernet', ssid: 'Home' } }),
      '3bd3c194879beea08f66f39f7ce20e64dcfeca8192351682e164e2930cc6db5e',
    ],
  ] as const)('about a run gives the same hash in every version: %s', (_, run, hash) => {
    expect(sha256(recordText(runEntry(run).record, SALT))).toBe(hash);
  });
});

describe('what an entry says openly', () => {
  it('is the time of a run and its network, which its record does not name', () => {
    const { record, ...about } = runEntry(completedRun());
    expect(about).toEqual({
      kind: 'run',
      subject: 'run-1',
      from: Date.parse('2026-11-23T14:37:00Z'),
      to: null,
      network: 'wlan0, 192.168.1.0/24',
    });
    expect(JSON.stringify(record)).not.toContain('192.168');
  });

  it('lasts to the last of several missed slots', () => {
    const missed = { ...RUN_OF.missed, id: 'missed', outcome: 'missed', reason: 'asleep' } as const;
    const lasting = { ...missed, startedAt: 1_000, finishedAt: 9_000 };
    expect(runEntry({ ...lasting, slots: 3 })).toMatchObject({ from: 1_000, to: 9_000 });
    expect(runEntry({ ...lasting, slots: 1 })).toMatchObject({ from: 1_000, to: null });
  });
});
