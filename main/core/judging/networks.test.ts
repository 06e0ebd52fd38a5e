import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { ruleSchema, type Rule } from '../../../shared/rules/rules';
import type { Method } from '../../../shared/run';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD } from '../../testing/runs';
import { NO_PLAN } from '../../../shared/plan';
import { NO_REFERENCE, type Reference } from './comparability';
import { examine, examineBy } from './examine';
import type { Judgement } from './judge';
import { judgeRun } from './judge-run';
import { EMPTY_MEMORY } from './memory';

const AROUND = { plan: NO_PLAN, reference: NO_REFERENCE, usual: () => null, dataUse: () => null };
const rule = (change: object = {}): Rule =>
  ruleSchema.parse({
    id: 'slow',
    condition: {
      kind: 'figure',
      figure: 'download',
      direction: 'below',
      against: { kind: 'value', value: 50e6 },
      breaches: 2,
      of: 2,
    },
    ...change,
  });
const slowIn = (network: string | null, change: Partial<Method> = {}) =>
  completedRun({
    figures: { ...GOOD_FIGURES, downloadBitsPerSecond: 5e6 },
    method: { ...GOOD_METHOD, network, ...change },
  });

describe('a rule for chosen networks', () => {
  const ofHome = rule({ networks: ['home'] });
  it('speaks of their runs alone, and says so of every other', () => {
    expect(examineBy(ofHome, slowIn('home'), AROUND)).toMatchObject({ kind: 'judged', isBreach: true });
    for (const network of ['hotel', null]) {
      expect(examineBy(ofHome, slowIn(network), AROUND)).toMatchObject({ reason: 'network-not-chosen' });
    }
    const failed = rule({ networks: ['home'], condition: { kind: 'run-ended', outcomes: ['failed'] } });
    const inHotel = failedRun({ method: { ...GOOD_METHOD, network: 'hotel' } });
    expect(examineBy(failed, inHotel, AROUND)).toMatchObject({ reason: 'network-not-chosen' });
  });
  it('speaks of this computer wherever it is', () => {
    const data = rule({ networks: ['home'], condition: { kind: 'data-use', ratio: 0.9 } });
    expect(examineBy(data, slowIn('hotel'), AROUND)).toMatchObject({ reason: 'no-threshold' });
  });
});

describe('a rule that counts', () => {
  const judgeIn = (network: string, memories: Judgement['memories']) => {
    const reference: Reference = { network, home: 'home', figureKind: null, ceiling: null };
    return judgeRun(slowIn(network), {
      ...AROUND,
      reference,
      settings: { rules: [rule()], channels: DEFAULT_SETTINGS.channels },
      memories,
      now: 0,
      quietUntil: null,
      channelsToProve: () => [],
      onFault: (_, error) => {
        throw error;
      },
    });
  };
  it('counts each network by itself', () => {
    const home = judgeIn('home', {});
    expect(Object.keys(home.memories)).toEqual(['slow']);
    const office = judgeIn('office', home.memories);
    expect(office.verdicts).toMatchObject([{ reason: 'counted', count: { breaches: 1 } }]);
    expect(Object.keys(office.memories)).toEqual(['slow/office']);
    const again = judgeIn('home', { ...home.memories, ...office.memories });
    expect(again.verdicts).toMatchObject([{ reason: 'matched' }]);
  });
  it('does not take a good network for the end of what is bad in another one', () => {
    const bad = { ...EMPTY_MEMORY, recent: [true, true], recentAt: [1, 2], breachedSince: 1, toldAt: 2 };
    const { verdicts, memories } = judgeIn('office', { slow: bad });
    expect(verdicts).toMatchObject([{ reason: 'counted', since: null }]);
    expect(memories.slow).toBeUndefined();
  });
});

describe('figures that say less of the line', () => {
  const low = { confidence: 'low', relativeHalfWidth: 0.3, streams: 1, hasLatencySettled: true } as const;
  const doubts: Method['doubts'] = [{ phase: 'download', reason: 'other-traffic', bitsPerSecond: 4e6 }];
  it.each<[string, Partial<Method>, string]>([
    ['a light test', { mode: 'light' }, 'light-mode'],
    ['low confidence', { download: low }, 'low-confidence'],
    ['other traffic of this computer', { doubts }, 'other-traffic'],
  ])('are no breach with %s, unless the rule counts them', (_, change, cause) => {
    const { condition } = rule();
    expect(examine(slowIn('home', change), condition, AROUND)).toMatchObject({
      reason: 'not-comparable',
      cause,
      value: 5e6,
    });
    const counts = rule({ condition: { ...condition, judgesDoubtful: true } }).condition;
    expect(examine(slowIn('home', change), counts, AROUND)).toMatchObject({ kind: 'judged', isBreach: true });
  });
  it('of another network are none in any case', () => {
    const counts = rule({ condition: { ...rule().condition, judgesDoubtful: true } }).condition;
    const reference = { ...NO_REFERENCE, network: 'home', home: 'home' };
    expect(examine(slowIn('hotel'), counts, { ...AROUND, reference })).toMatchObject({
      cause: 'other-network',
    });
  });
});
