import { describe, expect, it } from 'vitest';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD, RUN_OF } from '../../testing/runs';
import { runJson } from '../export/run-json';
import { ImportReader, type ImportItem } from './read-import';

const NOW = Date.parse('2026-11-23T14:37:10Z');

/** What a file holds, read in pieces of so many characters. */
function read(text: string, pieceLength = text.length): readonly ImportItem[] {
  const reader = new ImportReader(NOW);
  const items: ImportItem[] = [];
  for (let at = 0; at < text.length; at += pieceLength)
    items.push(...reader.feed(text.slice(at, at + pieceLength)));
  return [...items, ...reader.end()];
}

const runsOf = (items: readonly ImportItem[]) =>
  items.flatMap((item) => (item.kind === 'run' ? [item.run] : []));
const faultsOf = (items: readonly ImportItem[]) =>
  items.flatMap((item) => (item.kind === 'fault' ? [[item.line, item.fault]] : []));

describe('an export of Linewatch', () => {
  const head = { form: 'linewatch-history', formVersion: 1, version: '0.1.0', timeZone: 'Europe/Berlin' };
  const RUNS = [
    completedRun({ slotAt: 5, schedule: { id: 'main', name: 'Home' } }),
    failedRun(),
    ...Object.values(RUN_OF),
  ];
  const text = JSON.stringify({ ...head, runs: RUNS.map(runJson), occasions: [{ id: 'x' }], lineEvents: [] });

  it('gives every run back as it was, but for the slot that it served', () => {
    expect(runsOf(read(text))).toEqual(
      RUNS.map((run) => ({ ...run, slotAt: null, importedFrom: 'linewatch' })),
    );
    expect(faultsOf(read(text))).toEqual([]);
  });

  it('gives notes on moments, cleaned; those that are none cost themselves', () => {
    const notes = [
      {
        id: 'n1',
        at: '2026-11-20T08:00:00.000Z',
        text: 'New\u202e router',
        changedAt: '2026-11-20T08:00:00.000Z',
      },
      { id: 'n2', at: 'never', text: 'x', changedAt: '' },
    ];
    const whole = JSON.stringify({
      ...head,
      runs: RUNS.map(runJson),
      occasions: [{ notes: [{ id: 'x' }] }],
      notes,
    });
    const items = read(whole);
    expect(items.filter(({ kind }) => kind === 'note')).toEqual([
      { kind: 'note', note: { id: 'n1', at: Date.parse('2026-11-20T08:00:00Z'), text: 'New router' } },
    ]);
    expect(runsOf(items)).toHaveLength(RUNS.length);
    expect(faultsOf(items)).toHaveLength(1);
    for (const length of [1, 7, 100]) expect(read(whole, length)).toEqual(items);
  });

  it('is read the same in pieces of any length', () => {
    const whole = read(text);
    for (const length of [1, 2, 3, 7, 64, 1_000]) expect(read(text, length)).toEqual(whole);
  });

  it.each([
    { latencyMs: 9e15 },
    { latencyMs: 600_001 },
    { jitterMs: 8e15 },
    { loadedLatencyDownloadP95Ms: 9e12 },
    { packetLossRatio: 1.01 },
    { packetLossRatio: 1e10 },
    { downloadSeconds: 9e15 },
    { downloadBytes: 9e15 },
    { downloadPeakBitsPerSecond: 1.1e13 },
    { rpm: 9e15 },
    { latencyMs: -1 },
  ])('loses just the test of which a figure is not possible: %j', (figures) => {
    const runs = [completedRun({ figures: { ...GOOD_FIGURES, ...figures } }), failedRun()];
    const items = read(JSON.stringify({ ...head, runs: runs.map(runJson) }));
    expect(faultsOf(items)).toEqual([[1, 'bad-figure']]);
    expect(runsOf(items).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it('keeps figures at the end of what is possible', () => {
    const figures = { ...GOOD_FIGURES, latencyMs: 600_000, packetLossRatio: 1, downloadSeconds: 86_400 };
    const items = read(JSON.stringify({ ...head, runs: [runJson(completedRun({ figures }))] }));
    expect(runsOf(items)).toMatchObject([{ figures }]);
  });

  it('brings no text that is unclean or endless, and no surroundings that are not possible', () => {
    const [run] = runsOf(
      read(
        JSON.stringify({
          ...head,
          runs: [
            {
              ...runJson(completedRun({ id: 'a\u0000b' })),
              method: { ...GOOD_METHOD, network: '\u202ewlan0\u0007' },
              surroundings: {
                ssid: `\u202eevil${'z'.repeat(100_000)}`,
                internetProvider: 'Line\nOne',
                dnsServers: ['\u001b[2J9.9.9.9', ...Array.from({ length: 5_000 }, () => '::1')],
                signalRatio: -1e300,
                batteryRatio: 0.5,
                linkBitsPerSecond: -5,
                signalDbm: -60,
              },
            },
          ],
        }),
      ),
    );
    expect(run).toMatchObject({
      // Its figures name it.
      id: '',
      method: { network: 'wlan0\ufffd' },
      surroundings: { internetProvider: 'Line One', batteryRatio: 0.5, signalDbm: -60 },
    });
    const where = run && 'surroundings' in run ? run.surroundings : undefined;
    expect(where?.ssid).toMatch(/^evilz{295}…$/);
    expect(where?.dnsServers).toHaveLength(100);
    expect(where?.dnsServers?.[0]).toBe('\ufffd[2J9.9.9.9');
    expect(where).not.toHaveProperty('signalRatio');
    expect(where).not.toHaveProperty('linkBitsPerSecond');
  });

  it('has no method of which a number is not possible', () => {
    const method = { ...GOOD_METHOD, droppedSamples: -1 };
    const runs = [{ ...runJson(completedRun()), method }];
    expect(runsOf(read(JSON.stringify({ ...head, runs })))).toMatchObject([{ method: null }]);
  });

  it('of a newer form is refused', () => {
    expect(read(JSON.stringify({ ...head, formVersion: 2, runs: [] }))).toEqual([
      { kind: 'refused', refusal: 'newer' },
    ]);
  });

  it('as a table is refused, since it has less', () => {
    expect(read('local_time,started_at_utc,run_id\n1,2,3')).toEqual([
      { kind: 'refused', refusal: 'own-table' },
    ]);
  });
});

describe('a file of something else', () => {
  it.each([
    ['', 'empty'],
    ['\uFEFF \r\n', 'empty'],
    ['Dear Sir or Madam,\n', 'unrecognised'],
    ['{"a":1}', 'unrecognised'],
    ['[[1,2],[3]]', 'unrecognised'],
    ['{}}}]]', 'unrecognised'],
    ['"', 'unrecognised'],
    ['PK\u0003\u0004', 'unrecognised'],
  ])('is refused: %j', (text, refusal) => {
    expect(read(text).at(-1)).toEqual({ kind: 'refused', refusal });
  });
});
