import { describe, expect, it } from 'vitest';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun, GOOD_FIGURES, GOOD_METHOD } from '../../testing/runs';
import { readChart } from './chart';
import { rollingUp } from './roll-ups';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-01T00:00:00Z');
const ALWAYS = { from: 0, to: START + 90 * 24 * HOUR };

/** Runs an hour apart, each in the network of its letter; a space is a run whose network is not known. */
function recorded(networks: string) {
  const records = temporaryRecords();
  const known = new Set(networks.replaceAll(' ', ''));
  for (const key of known)
    records.database
      .prepare('INSERT INTO networks (key, description, first_seen_at, last_seen_at) VALUES (?, ?, 1, 1)')
      .run(key, key);
  for (const [index, network] of [...networks].entries()) {
    const startedAt = START + index * HOUR;
    const run = completedRun({
      id: `run-${index}`,
      startedAt,
      finishedAt: startedAt + 900,
      figures: { ...GOOD_FIGURES, downloadBitsPerSecond: (index + 1) * 1e6 },
      method: { ...GOOD_METHOD, network: network === ' ' ? null : network },
    });
    records.runs.record(run, NOT_JUDGED, []);
  }
  return records.database;
}

describe('a chart of several networks', () => {
  it('has a line for each, that with the most runs first, whether they are summed up or not', () => {
    const database = recorded('ABBAB ');
    for (const isRolledUp of [false, true]) {
      if (isRolledUp) for (const work = rollingUp(database); work.next(););
      for (const filter of [null, {}]) {
        const { lines, points } = readChart(database, ALWAYS, filter);
        expect(lines).toEqual([['B'], ['A'], [null]]);
        expect(points.map(({ line, downloadBitsPerSecond }) => [line, downloadBitsPerSecond])).toEqual([
          [1, 1e6],
          [0, 2e6],
          [0, 3e6],
          [1, 4e6],
          [0, 5e6],
          [2, 6e6],
        ]);
      }
    }
  });

  it('puts networks that have no room for a line of their own together', () => {
    const { lines } = readChart(recorded('AAAAABBBBCCCDDE'), ALWAYS);
    expect(lines).toEqual([['A'], ['B'], ['C'], ['D', 'E']]);
  });

  it('is one line where one network is known, or one is asked for, or one has runs in the range', () => {
    expect(readChart(recorded('AA A'), ALWAYS)).not.toHaveProperty('lines');
    const database = recorded('AAB');
    expect(readChart(database, ALWAYS, { networks: ['A'] })).not.toHaveProperty('lines');
    expect(readChart(database, { from: 0, to: START + 2 * HOUR })).not.toHaveProperty('lines');
    expect(readChart(database, ALWAYS, { outcomes: ['failed'] })).not.toHaveProperty('lines');
    expect(readChart(database, ALWAYS).points.every(({ line }) => line !== undefined)).toBe(true);
  });

  it('has medians of each network where the runs are many', () => {
    const database = recorded('AB'.repeat(900));
    const { lines, bucketMs, points } = readChart(database, ALWAYS);
    expect(lines).toHaveLength(2);
    expect(bucketMs).toBeGreaterThan(HOUR);
    expect(points.reduce((sum, { runs }) => sum + runs, 0)).toBe(1_800);
    const firsts = points.slice(0, 2).map(({ line, runs }) => [line, runs]);
    expect(firsts.map(([line]) => line).sort()).toEqual([0, 1]);
  });
});
