import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../shared/plan';
import { rulesSchema } from '../../../shared/rules/rules';
import type { Figures, Method } from '../../../shared/run';
import { createEvaluation } from '../../testing/evaluations';
import {
  bareRun,
  completedRun,
  failedRun,
  GOOD_FIGURES,
  GOOD_METHOD,
  RUN_OF,
  runWith,
} from '../../testing/runs';
import { NO_REFERENCE } from './comparability';
import { expectedFloor, needsUsual } from './evaluate';

const NO_PLAN = { downloadBitsPerSecond: null, uploadBitsPerSecond: null };
const CONTRACT: Plan = {
  downloadBitsPerSecond: 100e6,
  uploadBitsPerSecond: 40e6,
  normalDownloadBitsPerSecond: 80e6,
  minimumDownloadBitsPerSecond: 60e6,
};
const LINE = { ...NO_REFERENCE, network: GOOD_METHOD.network };
const of = (figures: Partial<Figures>, method: Partial<Method> = {}) =>
  completedRun({ figures: { ...GOOD_FIGURES, ...figures }, method: { ...GOOD_METHOD, ...method } });
const limitRule = (figure: string, direction: string, value: number, isEnabled = true) => ({
  id: `${figure}-${value}`,
  isEnabled,
  condition: { kind: 'figure', figure, direction, against: { kind: 'value', value } },
});
const rules = (...of_: readonly object[]) => rulesSchema.parse(of_);

describe('a run', () => {
  it('is good within the plan, with every figure beside its reference', () => {
    const evaluation = createEvaluation(completedRun(), { usual: () => 90e6 });
    expect(evaluation).toMatchObject({ state: 'good', weaknesses: [], grade: 'B', causes: [] });
    expect(evaluation.figures.download).toEqual({
      value: 94_100_000,
      plan: 100e6,
      usual: 90e6,
      state: 'good',
      cause: null,
      limit: { value: 80e6, direction: 'below' },
    });
  });
  it('that the user has excluded is neither good nor bad', () => {
    const exclusion = { reason: 'a backup ran', at: 1 };
    expect(createEvaluation(completedRun({ exclusion })).state).toBe('measured');
    expect(
      createEvaluation(completedRun({ exclusion, figures: { ...GOOD_FIGURES, downloadBitsPerSecond: 1 } }))
        .state,
    ).toBe('measured');
    expect(createEvaluation(failedRun({ exclusion })).state).toBe('cancelled');
    expect(createEvaluation({ ...RUN_OF.interrupted, exclusion }).state).toBe('cancelled');
  });
  it('is slow below 80 % of the plan, and exactly from there', () => {
    expect(createEvaluation(runWith({ downloadBitsPerSecond: 79_999_999 }))).toMatchObject({
      state: 'slow',
      weaknesses: ['download'],
    });
    expect(createEvaluation(runWith({ downloadBitsPerSecond: 80_000_000 })).state).toBe('good');
  });
  it('names the figure of the plan that its limit is a share of', () => {
    const held = (kind: 'plan' | 'expected', figure: string, plan = CONTRACT) =>
      createEvaluation(completedRun(), {
        plan,
        usual: () => 90e6,
        rules: rules({
          id: 'contract',
          condition: {
            kind: 'figure',
            figure: 'download',
            direction: 'below',
            against: { kind, ratio: 1, figure },
          },
        }),
      }).figures.download;
    expect(held('plan', 'normal')).toMatchObject({
      plan: 100e6,
      promised: { normal: 80e6, minimum: 60e6 },
      limit: { value: 80e6, planFigure: 'normal' },
    });
    expect(held('expected', 'minimum').limit).toEqual({
      value: 60e6,
      direction: 'below',
      planFigure: 'minimum',
    });
    expect(held('plan', 'maximum').limit).toEqual({ value: 100e6, direction: 'below' });
    const withoutMinimum = { ...CONTRACT, minimumDownloadBitsPerSecond: null };
    expect(held('expected', 'minimum', withoutMinimum).limit).toEqual({ value: 90e6, direction: 'below' });
  });
  it('is slow below 80 % of the usual value if there is no plan', () => {
    const evaluation = createEvaluation(completedRun(), { plan: NO_PLAN, usual: () => 180e6 });
    expect(evaluation.weaknesses).toEqual(['download', 'upload']);
  });
  it('is only measured if there is no expectation', () => {
    expect(createEvaluation(completedRun(), { plan: NO_PLAN }).state).toBe('measured');
  });
  it('has no figures, and is not called good, if nothing was measured', () => {
    const { state, figures, uses, grade } = createEvaluation(bareRun());
    expect([state, figures.download.state, uses, grade]).toEqual(['no-figures', 'absent', {}, null]);
  });
  it('is compared with the limits of the enabled rules, which replace the expectation', () => {
    const own = rules(limitRule('download', 'below', 50e6), limitRule('latency', 'above', 10));
    expect(createEvaluation(runWith({ downloadBitsPerSecond: 60e6 }), { rules: own }).weaknesses).toEqual([
      'latency',
    ]);
    const off = rules(limitRule('download', 'below', 50e6, false));
    expect(createEvaluation(runWith({ downloadBitsPerSecond: 60e6 }), { rules: off }).weaknesses).toEqual([
      'download',
    ]);
  });
  it('is slow if any rule finds a breach', () => {
    const own = rules(limitRule('download', 'below', 50e6), limitRule('download', 'below', 95e6));
    const { figures } = createEvaluation(completedRun(), { rules: own });
    expect(figures.download).toMatchObject({ state: 'beyond', limit: { value: 95e6 } });
  });
  it('is a warning with a grade below C, unless a rule sets the limit', () => {
    const bloated = runWith({ loadedLatencyUploadMs: 300 });
    expect(createEvaluation(bloated)).toMatchObject({ state: 'slow', weaknesses: ['grade'], grade: 'D' });
    expect(createEvaluation(runWith({ loadedLatencyUploadMs: 100 }))).toMatchObject({
      state: 'good',
      grade: 'C',
    });
    const patient = rules(limitRule('loaded-latency', 'above', 1_000));
    expect(createEvaluation(bloated, { rules: patient })).toMatchObject({ state: 'good', grade: 'D' });
  });
  it('does not call games good with grade C or a latency beyond its limit', () => {
    const nearServer = { latencyMs: 4, loadedLatencyUploadMs: 80, loadedLatencyDownloadMs: 20 };
    expect(createEvaluation(runWith(nearServer)).uses).toMatchObject({ gaming: 'average', calls: 'average' });
    const quick = runWith({ latencyMs: 62 });
    expect(createEvaluation(quick).uses.gaming).toBe('great');
    expect(createEvaluation(quick, { rules: rules(limitRule('latency', 'above', 50)) }).uses).toMatchObject({
      streaming: 'good',
      gaming: 'average',
      calls: 'average',
    });
  });
});

describe('a run that is not comparable', () => {
  it('in another network is only measured, without plan and verdict', () => {
    const away = of({ downloadBitsPerSecond: 5e6 }, { network: 'wlan0, 172.20.10.0/28' });
    const evaluation = createEvaluation(away, { reference: LINE });
    expect(evaluation).toMatchObject({ state: 'measured', weaknesses: [], causes: ['other-network'] });
    expect(evaluation.figures.download).toMatchObject({
      value: 5e6,
      plan: null,
      limit: null,
      state: 'not-compared',
      cause: 'other-network',
    });
  });
  it('in light mode is only measured', () => {
    const light = createEvaluation(of({ downloadBitsPerSecond: 5e6 }, { mode: 'light' }), {
      usual: () => 90e6,
    });
    expect(light).toMatchObject({ state: 'measured', causes: ['light-mode'] });
    expect(light.figures.download).toMatchObject({ plan: null, usual: null });
  });
  it('in one direction is judged by the other direction', () => {
    const low = { confidence: 'low', relativeHalfWidth: null, streams: 1, hasLatencySettled: true } as const;
    const unsure = (figures: Partial<Figures>) => createEvaluation(of(figures, { upload: low }));
    expect(unsure({ uploadBitsPerSecond: 1e6 }).state).toBe('good');
    expect(unsure({ uploadBitsPerSecond: 1e6, downloadBitsPerSecond: 1e6 }).weaknesses).toEqual(['download']);
  });
  it('is good if it keeps its limit in spite of a cause that lowers it', () => {
    const ceiling = { downloadBitsPerSecond: 100e6, uploadBitsPerSecond: 1e9, measuredAt: 0 };
    const reference = { ...NO_REFERENCE, ceiling };
    expect(createEvaluation(completedRun(), { reference }).state).toBe('good');
    const plan = { downloadBitsPerSecond: 1e9, uploadBitsPerSecond: null };
    expect(createEvaluation(completedRun(), { reference, plan }).state).toBe('measured');
  });
});

describe('a part that could not be measured', () => {
  it.each([
    ['upload', { uploadBitsPerSecond: null, loadedLatencyUploadMs: null }],
    ['latency', { latencyMs: null, jitterMs: null }],
    ['loss', { packetLossRatio: null, rpm: null }],
  ])('leaves all other figures judged: %s', (_part, absent) => {
    expect(createEvaluation(runWith({ ...absent, downloadBitsPerSecond: 70e6 }))).toMatchObject({
      state: 'slow',
      weaknesses: ['download'],
    });
    expect(createEvaluation(runWith(absent)).state).toBe('good');
  });
  it('leaves the line to the others: a missing download does not affect the upload', () => {
    const run = runWith({ downloadBitsPerSecond: null, uploadBitsPerSecond: 12e6 });
    expect(createEvaluation(run)).toMatchObject({ state: 'slow', weaknesses: ['upload'] });
    expect(createEvaluation(run).uses).toMatchObject({ gaming: 'good', calls: 'good' });
  });
});

describe('a run that did not complete', () => {
  it('has its outcome as its state', () => {
    const states = Object.values(RUN_OF).map((run) => createEvaluation(run).state);
    expect(states).toEqual(['good', 'failed', 'cancelled', 'skipped', 'missed', 'failed']);
    expect(createEvaluation(failedRun({ reason: 'standstill' })).state).toBe('cancelled');
  });
  it('shows the figures that it measured, without a judgement', () => {
    const half = failedRun({ figures: { ...GOOD_FIGURES, downloadBitsPerSecond: 1e6 } });
    expect(createEvaluation(half)).toMatchObject({ state: 'failed', weaknesses: [], causes: [] });
    expect(createEvaluation(half).figures.download).toMatchObject({
      value: 1e6,
      plan: 100e6,
      state: 'no-limit',
    });
  });
});

describe('the expected throughput', () => {
  const plan = { downloadBitsPerSecond: 100e6, uploadBitsPerSecond: 40e6 };
  it('is the highest limit', () => {
    expect(expectedFloor('download', { plan, rules: [] })).toBe(80e6);
    expect(expectedFloor('download', { plan, rules: rules(limitRule('download', 'below', 50e6)) })).toBe(
      50e6,
    );
    expect(expectedFloor('download', { plan: NO_PLAN, rules: [] })).toBe(0);
  });
  it('needs usual values only without a plan, or for a rule', () => {
    expect(needsUsual({ plan, rules: [] })).toBe(false);
    expect(needsUsual({ plan: NO_PLAN, rules: [] })).toBe(true);
  });
});
