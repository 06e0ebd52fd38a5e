import { describe, expect, it } from 'vitest';
import { rulesSchema } from '../shared/rules';
import { isRefusal } from './files/disk-problem';
import { RunJudge, type RunJudgeDeps } from './run-judge';
import { ALL_TOLD } from './testing/messages';
import { temporaryRecords } from './testing/records';
import { completedRun } from './testing/runs';

const SETTINGS = {
  ...ALL_TOLD,
  measuring: { ...ALL_TOLD.measuring, monthlyLimitBytes: 1_000 },
  quietHours: { isEnabled: true, from: '00:00', to: '23:59' },
  rules: rulesSchema.parse([
    { id: 'every-result', condition: { kind: 'every-result' }, repeat: { kind: 'every-time' } },
    { id: 'data', condition: { kind: 'data-use', ratio: 0.9 } },
  ]),
};

/** A judge over real records; a test breaks one of its parts. */
function judgeWith(change: Partial<RunJudgeDeps> = {}) {
  const records = temporaryRecords();
  const lines: string[] = [];
  const judge = new RunJudge({
    runs: records.runs,
    occasions: records.occasions,
    bytesThisMonth: () => 1,
    channelsToProve: () => [],
    usedChannels: () => [],
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

describe('a part of the circumstances that fails', () => {
  it('of one rule costs its verdict', () => {
    const { reasons, lines } = judgeWith({ bytesThisMonth: bug });
    expect(reasons()).toEqual(['every-result matched', 'data judging-failed']);
    expect(lines).toEqual(['The rule data could not be judged; its channels are told all the same']);
  });

  it('of the quiet hours holds nothing back', () => {
    const { judge, lines } = judgeWith({ timeZone: bug });
    expect(judge.judge(completedRun()).verdicts[0]).toMatchObject({ reason: 'matched', heldUntil: null });
    expect(lines).toEqual(['The quiet hours could not be worked out']);
  });

  it('of all memory is fresh memory', () => {
    const { reasons, lines } = judgeWith({ occasions: { memories: bug } });
    expect(reasons()).toEqual(['every-result matched', 'data not-matched']);
    expect(lines).toEqual(['What rules remember could not be read']);
  });

  it('of the memory of one rule is fresh memory, and logged once', () => {
    const { database, judge, lines, reasons } = judgeWith();
    database.exec(`INSERT INTO rule_memory VALUES ('data', '{oops')`);
    reasons();
    expect(reasons()).toEqual(['every-result matched', 'data not-matched']);
    expect(judge.judge(completedRun()).verdicts[1]).toMatchObject({ isMemoryLost: true });
    expect(lines).toEqual(['What the rule data remembered is unreadable and starts afresh']);
  });
});

describe('a disk that refuses', () => {
  it.each([
    ['a rule', { bytesThisMonth: fullDisk }],
    ['the memory', { occasions: { memories: fullDisk } }],
  ])('to read what %s needs ends the judgement, to be made again later', (_what, change) => {
    const { judge } = judgeWith(change);
    expect(() => judge.judge(completedRun())).toThrow('disk is full');
  });
});
