import { describe, expect, it } from 'vitest';
import { ruleSchema, type RuleCondition } from '../../../shared/rules/rules';
import type { EndedRun } from '../../../shared/run';
import { bareRun, failedRun, GOOD_FIGURES, GOOD_METHOD, RUN_OF, runWith } from '../../testing/runs';
import { NO_REFERENCE } from './comparability';
import { examine, type Surroundings } from './examine';

const NOTHING_KNOWN: Surroundings = {
  plan: { downloadBitsPerSecond: null, uploadBitsPerSecond: null },
  reference: NO_REFERENCE,
  usual: () => null,
  dataUse: () => null,
};
const PLAN = {
  ...NOTHING_KNOWN,
  plan: { downloadBitsPerSecond: 100_000_000, uploadBitsPerSecond: 40_000_000 },
};
const USUAL = { ...NOTHING_KNOWN, usual: () => 50_000_000 };

const condition = (of: object): RuleCondition => ruleSchema.parse({ id: 'r', condition: of }).condition;
const figure = (name: string, direction: string, against: object) =>
  condition({ kind: 'figure', figure: name, direction, against });
const share = (kind: string, ratio = 0.8) => ({ kind, ratio });

describe('a figure held against a limit', () => {
  it('is a breach only beyond it', () => {
    const below = figure('upload', 'below', { kind: 'value', value: 38_200_000 });
    expect(examine(runWith({}), below, NOTHING_KNOWN)).toMatchObject({ isBreach: false, limit: 38_200_000 });
    const slower = runWith({ uploadBitsPerSecond: 38_199_999 });
    expect(examine(slower, below, NOTHING_KNOWN)).toMatchObject({ isBreach: true, value: 38_199_999 });
  });
  it.each([
    ['jitter', 0.8],
    ['loaded-latency', 49.5],
    ['packet-loss', 0.001],
    ['rpm', 1_212],
    // 38.3 ms more under load are a B, the third grade.
    ['grade', 2],
  ])('knows %s', (name, value) => {
    expect(
      examine(runWith({}), figure(name, 'above', { kind: 'value', value: 0 }), NOTHING_KNOWN),
    ).toMatchObject({
      value,
    });
  });
  it('is not judged where it was not measured, and never taken for 0', () => {
    const below = figure('packet-loss', 'below', { kind: 'value', value: 1 });
    expect(examine(bareRun(), below, NOTHING_KNOWN)).toMatchObject({
      kind: 'unjudged',
      reason: 'figure-absent',
    });
  });
  it('is not judged in a run that failed half way', () => {
    const half = failedRun({ figures: { ...bareRun().figures, downloadBitsPerSecond: 1 } });
    const below = figure('download', 'below', { kind: 'value', value: 80_000_000 });
    expect(examine(half, below, NOTHING_KNOWN)).toMatchObject({ reason: 'not-applicable' });
  });
});

describe('a test that was skipped', () => {
  const skipped = condition({ kind: 'run-ended', outcomes: ['skipped'] });
  it('is told where it was one of the schedule, and not where it was to repeat another', () => {
    expect(examine(RUN_OF.skipped, skipped, NOTHING_KNOWN)).toMatchObject({ isBreach: true });
    const repetition = { ...RUN_OF.skipped, retryOf: { runId: 'first', number: 1 } };
    expect(examine(repetition, skipped, NOTHING_KNOWN)).toMatchObject({ reason: 'not-applicable' });
  });
});

describe('a figure held against one of the figures of the plan', () => {
  const surroundings = (plan: object, usual: number | null = null): Surroundings => ({
    ...NOTHING_KNOWN,
    plan: { downloadBitsPerSecond: 100e6, uploadBitsPerSecond: 40e6, ...plan },
    usual: () => usual,
  });
  const whole = {
    normalDownloadBitsPerSecond: 80e6,
    normalUploadBitsPerSecond: 30e6,
    minimumDownloadBitsPerSecond: 60e6,
    minimumUploadBitsPerSecond: 20e6,
  };
  const limitOf = (kind: string, chosen: string | undefined, name: string, known: Surroundings) =>
    examine(runWith({}), figure(name, 'below', { kind, ratio: 0.5, figure: chosen }), known);

  it.each([
    [undefined, 'download', 50e6],
    ['maximum', 'download', 50e6],
    ['normal', 'download', 40e6],
    ['minimum', 'download', 30e6],
    ['normal', 'upload', 15e6],
    ['minimum', 'upload', 10e6],
  ])('has the limit of the one that is chosen: %s %s', (chosen, name, limit) => {
    expect(limitOf('plan', chosen, name, surroundings(whole))).toMatchObject({ kind: 'judged', limit });
    expect(limitOf('expected', chosen, name, surroundings(whole, 90e6))).toMatchObject({ limit });
  });

  it('has no limit where that one is not entered, whatever the others say', () => {
    const known = surroundings({ ...whole, minimumDownloadBitsPerSecond: null });
    expect(limitOf('plan', 'minimum', 'download', known)).toMatchObject({ reason: 'no-threshold' });
    expect(limitOf('plan', 'minimum', 'download', PLAN)).toMatchObject({ reason: 'no-threshold' });
  });

  it('is held against what is usual where that one is not entered and the rule allows either', () => {
    expect(limitOf('expected', 'normal', 'download', surroundings({}, 90e6))).toMatchObject({ limit: 45e6 });
    expect(limitOf('expected', 'normal', 'download', surroundings({}))).toMatchObject({ reason: 'no-usual' });
  });
});

describe('a run of which one part failed', () => {
  const failing = { part: 'upload', reason: 'timeout', detail: '' } as const;
  const half: EndedRun = {
    ...failedRun({ reason: 'timeout' }),
    figures: { ...GOOD_FIGURES, uploadBitsPerSecond: null },
    method: { ...GOOD_METHOD, upload: null, missing: [failing] },
  };

  it('is judged by what the other parts gave', () => {
    const below = figure('download', 'below', { kind: 'value', value: 100_000_000 });
    expect(examine(half, below, NOTHING_KNOWN)).toMatchObject({ kind: 'judged', isBreach: true });
    const above = figure('latency', 'above', { kind: 'value', value: 500 });
    expect(examine(half, above, NOTHING_KNOWN)).toMatchObject({ kind: 'judged', isBreach: false });
    const outcomes = condition({ kind: 'run-ended', outcomes: ['failed'] });
    expect(examine(half, outcomes, NOTHING_KNOWN)).toMatchObject({ isBreach: true });
  });

  it('is not judged by the part itself, nor by what needs both directions', () => {
    for (const name of ['upload', 'loaded-latency', 'grade', 'rpm']) {
      const above = figure(name, 'above', { kind: 'value', value: 0 });
      expect(examine(half, above, NOTHING_KNOWN)).toMatchObject({ reason: 'not-applicable' });
    }
  });

  it('is not judged where the computer stood still', () => {
    const below = figure('download', 'below', { kind: 'value', value: 100_000_000 });
    const still: EndedRun = { ...half, outcome: 'failed', reason: 'standstill' };
    expect(examine(still, below, NOTHING_KNOWN)).toMatchObject({ reason: 'not-applicable' });
  });
});

describe('a run during which the computer stood still', () => {
  const still = failedRun({ reason: 'standstill', detail: 'the computer stood still for 5.0 s' });

  it.each([
    ['run-ended', condition({ kind: 'run-ended', outcomes: ['failed', 'interrupted'] })],
    ['every-result', condition({ kind: 'every-result' })],
    ['silence', condition({ kind: 'silence', hours: 24 })],
    ['figure', figure('download', 'below', { kind: 'value', value: 1e12 })],
  ])('says nothing about the line: %s', (_, rule) => {
    expect(examine(still, rule, NOTHING_KNOWN)).toMatchObject({
      kind: 'unjudged',
      reason: 'not-applicable',
    });
  });

  it('is told apart from every other failure', () => {
    const rule = condition({ kind: 'run-ended', outcomes: ['failed'] });
    for (const reason of ['timeout', 'offline', 'no-dns', 'internal'] as const) {
      expect(examine(failedRun({ reason }), rule, NOTHING_KNOWN)).toMatchObject({ isBreach: true });
    }
  });
});

describe('a share', () => {
  it('of the plan needs one', () => {
    const below = figure('download', 'below', share('plan'));
    expect(examine(runWith({}), below, PLAN)).toMatchObject({ limit: 80_000_000, isBreach: false });
    expect(examine(runWith({}), below, NOTHING_KNOWN)).toMatchObject({ reason: 'no-threshold' });
  });
  it('of what is usual needs enough runs', () => {
    const below = figure('download', 'below', share('usual'));
    expect(examine(runWith({}), below, USUAL)).toMatchObject({ limit: 40_000_000 });
    expect(examine(runWith({}), below, PLAN)).toMatchObject({ reason: 'no-usual', value: 94_100_000 });
  });
  it('of what can be expected takes the plan before what is usual', () => {
    const below = figure('download', 'below', share('expected'));
    expect(examine(runWith({}), below, { ...USUAL, plan: PLAN.plan })).toMatchObject({ limit: 80_000_000 });
    expect(examine(runWith({}), below, USUAL)).toMatchObject({ limit: 40_000_000 });
    const jitter = figure('latency', 'above', share('expected', 2));
    expect(examine(runWith({}), jitter, { ...PLAN, usual: () => 10 })).toMatchObject({
      limit: 20,
      isBreach: false,
    });
  });
});

describe('the data of a month', () => {
  const used = (usedBytes: number) => ({
    ...NOTHING_KNOWN,
    dataUse: () => ({ usedBytes, limitBytes: 1_000 }),
  });
  const rule = condition({ kind: 'data-use', ratio: 0.9 });
  it('is a breach from the share on', () => {
    expect(examine(runWith({}), rule, used(899))).toMatchObject({ isBreach: false });
    expect(examine(runWith({}), rule, used(900))).toMatchObject({ isBreach: true, value: 900, limit: 900 });
  });
  it('is not judged without a limit, nor by slots that passed', () => {
    expect(examine(runWith({}), rule, NOTHING_KNOWN)).toMatchObject({ reason: 'no-threshold' });
    expect(examine(RUN_OF.missed, rule, used(999))).toMatchObject({ reason: 'not-applicable' });
  });
});

describe('silence', () => {
  it('is ended by every run that was tried, and by no other', () => {
    const rule = condition({ kind: 'silence', hours: 24 });
    expect(examine(failedRun(), rule, NOTHING_KNOWN)).toMatchObject({ kind: 'judged', isBreach: false });
    expect(examine(RUN_OF.skipped, rule, NOTHING_KNOWN)).toMatchObject({ kind: 'unjudged' });
  });
});
