import { describe, expect, it } from 'vitest';
import { OUTCOMES } from '../../../shared/run';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { failedRun } from '../../testing/runs';

const AT = Date.parse('2026-11-01T10:00:00Z');
const ALWAYS = { from: 0, to: 8.64e15 };

function records() {
  const { runs, history } = temporaryRecords();
  const find = (text: string, reasons: readonly string[] = []) =>
    history.page({ range: ALWAYS, outcomes: OUTCOMES, search: { text, reasons }, limit: 100, offset: 0 });
  const fail = (id: string, detail: string) =>
    runs.record(failedRun({ id, startedAt: AT, finishedAt: AT, detail }), NOT_JUDGED, []);
  return { runs, find, fail };
}

describe('a search among the runs', () => {
  it('counts as many as it lists where one of several alike runs of a moment is found', () => {
    const { runs, find, fail } = records();
    const skipped = {
      ...failedRun(),
      outcome: 'skipped',
      startedAt: AT,
      finishedAt: AT,
      slotAt: AT,
    } as const;
    const of = (id: string) => ({ id, schedule: { id, name: id } });
    runs.record({ ...skipped, ...of('a'), reason: 'metered' }, NOT_JUDGED, []);
    runs.record({ ...skipped, ...of('b'), reason: 'on-battery' }, NOT_JUDGED, []);
    fail('c', 'one cause');
    fail('d', 'another cause');
    const { rows, total, counts } = find('battery', ['on-battery']);
    expect([rows.map(({ run }) => run.id), total, counts.skipped]).toEqual([['b'], 1, 1]);
    expect(find('one cause')).toMatchObject({ total: 1, rows: [{ run: { id: 'c' } }] });
    expect(find('cause')).toMatchObject({ total: 2, rows: [{}, {}] });
  });

  it.each([
    ['ÜBERTRAGUNG abgebrochen', 'übertragung'],
    ['сеть недоступна', 'СЕТЬ'],
    ['Η ΣΎΝΔΕΣΗ ΑΠΈΤΥΧΕ', 'σύνδεση'],
  ])('finds %s by %s', (detail, text) => {
    const { find, fail } = records();
    fail('a', detail);
    expect(find(text).total).toBe(1);
  });

  it('takes each character as it is', () => {
    const { find, fail } = records();
    fail('a', '%_\\');
    expect(['%_\\', '_', '%%', '\0', '\u{d800}'].map((text) => find(text).total)).toEqual([1, 1, 0, 0, 0]);
  });
});
