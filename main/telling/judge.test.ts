import { describe, expect, it } from 'vitest';
import { rulesSchema } from '../../shared/rules/rules';
import { isRefusal } from '../files/disk-problem';
import { ALL_TOLD } from '../testing/messages';
import { NOT_JUDGED, temporaryRecords } from '../testing/records';
import { completedRun, GOOD_FIGURES, GOOD_METHOD } from '../testing/runs';
import { RunJudge, type RunJudgeDeps } from './judge';

const SETTINGS = {
  ...ALL_TOLD,
  measuring: { ...ALL_TOLD.measuring, monthlyLimitBytes: 1_000 },
  quietHours: { isEnabled: true, from: '00:00', to: '23:59' },
  rules: rulesSchema.parse([
    { id: 'every-result', condition: { kind: 'every-result' }, repeat: { kind: 'every-time' } },
    { id: 'data', condition: { kind: 'data-use', ratio: 0.9 } },
  ]),
};

/** A judge over real records, one of whose dependencies the test replaces. */
function judgeWith(change: Partial<RunJudgeDeps> = {}) {
  const records = temporaryRecords();
  const lines: string[] = [];
  const judge = new RunJudge({
    runs: records.runs,
    occasions: records.occasions,
    tries: { read: () => null },
    bytesThisMonth: () => 1,
    channelsToProve: () => [],
    usedChannels: () => [],
    ceiling: () => null,
    clock: records.clock,
    settings: () => SETTINGS,
    timeZone: () => 'UTC',
    isRefusal,
    log: (line) => lines.push(line),
    ...change,
  });
  const reasons = () =>
    judge.judge(completedRun()).verdicts.map(({ rule, reason }) => `${rule.id} ${reason}`);
  return { ...records, judge, lines, reasons };
}

const bug = () => {
  throw new RangeError('Invalid time zone specified: Mars/Olympus');
};
const fullDisk = () => {
  throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
};

describe('a dependency of the judge that fails', () => {
  it('in one rule costs only the verdict of that rule', () => {
    const { reasons, lines } = judgeWith({ bytesThisMonth: bug });
    expect(reasons()).toEqual(['every-result matched', 'data judging-failed']);
    expect(lines).toEqual(['The rule data could not be judged; its channels are notified anyway']);
  });

  it('for the quiet hours delays nothing', () => {
    const { judge, lines } = judgeWith({ timeZone: bug });
    expect(judge.judge(completedRun()).verdicts[0]).toMatchObject({ reason: 'matched', heldUntil: null });
    expect(lines).toEqual(['The quiet hours could not be computed']);
  });

  it('for all rule memories gives empty memories', () => {
    const { reasons, lines } = judgeWith({ occasions: { memories: bug } });
    expect(reasons()).toEqual(['every-result matched', 'data not-matched']);
    expect(lines).toEqual(['The memory of the rules could not be read']);
  });

  it('for the memory of one rule gives an empty memory, and is logged once', () => {
    const { database, judge, lines, reasons } = judgeWith();
    database.exec(`INSERT INTO rule_memory VALUES ('data', '{oops')`);
    reasons();
    expect(reasons()).toEqual(['every-result matched', 'data not-matched']);
    expect(judge.judge(completedRun()).verdicts[1]).toMatchObject({ isMemoryLost: true });
    expect(lines).toEqual(['The memory of the rule data is unreadable and is reset']);
  });
});

const SLOW_SETTINGS = {
  ...SETTINGS,
  quietHours: { ...SETTINGS.quietHours, isEnabled: false },
  rules: rulesSchema.parse([
    {
      id: 'slow',
      condition: {
        kind: 'figure',
        figure: 'download',
        direction: 'below',
        breaches: 2,
        of: 3,
        against: { kind: 'expected', ratio: 0.8 },
      },
    },
  ]),
};
const LOW = { confidence: 'low', relativeHalfWidth: null, streams: 1, hasLatencySettled: null } as const;
const HOTSPOT = { ...GOOD_METHOD, network: 'wlan0, 172.20.10.0/28' };

describe('runs that do not compare with the line', () => {
  /** Records runs one minute apart and returns what the rule found in each. */
  function judged(runs: readonly Parameters<typeof completedRun>[0][], settings = SLOW_SETTINGS) {
    const { judge, runs: store } = judgeWith({ settings: () => settings });
    return runs.map((change, index) => {
      const at = Date.parse('2026-11-23T08:00:00Z') + index * 60_000;
      const run = completedRun({ id: `run-${index}`, startedAt: at, finishedAt: at + 6_000, ...change });
      const judgement = judge.judge(run);
      store.record(run, judgement, []);
      const [verdict] = judgement.verdicts;
      return [verdict?.reason, ...(verdict?.cause === undefined ? [] : [verdict.cause])].join(' ');
    });
  }
  const slow = { figures: { ...GOOD_FIGURES, downloadBitsPerSecond: 20_000_000 } };
  const good = {};

  it('are not judged by a plan for another network, and do not count among its tests', () => {
    const hotspot = { ...slow, method: HOTSPOT };
    expect(judged([good, slow, hotspot, hotspot, hotspot, good, slow])).toEqual([
      'not-matched',
      'counted',
      'not-comparable other-network',
      'not-comparable other-network',
      'not-comparable other-network',
      'not-matched',
      'matched',
    ]);
  });
  it.each([
    ['light-mode', { method: { ...GOOD_METHOD, mode: 'light' } }],
    ['low-confidence', { method: { ...GOOD_METHOD, download: LOW } }],
    [
      'other-traffic',
      {
        method: {
          ...GOOD_METHOD,
          doubts: [{ phase: 'download', reason: 'other-traffic', bitsPerSecond: 1 }],
        },
      },
    ],
    ['other-service', { provider: 'ndt7' }],
  ] as const)('are not judged: %s', (cause, change) => {
    const odd = { ...slow, ...change };
    expect(judged([good, good, odd, odd, odd])).toEqual([
      ...['not-matched', 'not-matched'],
      ...Array<string>(3).fill(`not-comparable ${cause}`),
    ]);
  });
  it('are judged if the user has chosen their service', () => {
    const measuring = { ...SETTINGS.measuring, provider: 'ndt7' as const };
    const ndt7 = { ...slow, provider: 'ndt7' as const };
    expect(judged([good, ndt7, ndt7], { ...SLOW_SETTINGS, measuring })).toEqual([
      ...['not-matched', 'counted', 'matched'],
    ]);
  });
  it('are compared with all runs if the line cannot be read', () => {
    const { judge, lines, runs } = judgeWith({
      settings: () => SLOW_SETTINGS,
      ceiling: bug,
    });
    runs.record(completedRun({ id: 'before' }), NOT_JUDGED, []);
    expect(judge.judge(completedRun({ ...slow, method: HOTSPOT })).verdicts[0]?.reason).toBe('counted');
    expect(lines).toContain('The reference of a run could not be read; it is compared with all runs');
  });
});

describe('a disk error', () => {
  it.each([
    ['a rule', { bytesThisMonth: fullDisk }],
    ['the memory', { occasions: { memories: fullDisk } }],
  ])('while reading %s ends the judgement, which is repeated later', (_what, change) => {
    const { judge } = judgeWith(change);
    expect(() => judge.judge(completedRun())).toThrow('disk is full');
  });
});
