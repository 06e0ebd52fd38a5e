import { describe, expect, it } from 'vitest';
import type { RuleKind } from '../../shared/rules';
import { ABSENT_FIGURES, TRIGGERS, type EndedRun } from '../../shared/run';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings';
import { bareRun, failedRun, RUN_OF, runWith } from '../testing/runs';
import { judge, rulesTold } from './rules';

interface Switches {
  readonly rule: boolean;
  readonly channel: boolean;
}

/** Settings with limits 80/30 Mbit/s and 50 ms, every rule off but one. */
function settingsWith(rule: RuleKind, { rule: isRuleOn, channel }: Switches): Settings {
  const off = { mail: false, desktop: false };
  const rules: Settings['rules'] = {
    'every-result': off,
    'failed-run': off,
    'download-below': { ...off, bitsPerSecond: 80_000_000 },
    'upload-below': { ...off, bitsPerSecond: 30_000_000 },
    'latency-above': { ...off, milliseconds: 50 },
  };
  return {
    ...DEFAULT_SETTINGS,
    rules: { ...rules, [rule]: { ...rules[rule], mail: isRuleOn } },
    channels: {
      mail: { ...DEFAULT_SETTINGS.channels.mail, isEnabled: channel },
      desktop: { isEnabled: true },
    },
  };
}

const GOOD = runWith({});
const SLOW_DOWN = runWith({ downloadBitsPerSecond: 79_999_999 });
const SLOW_UP = runWith({ uploadBitsPerSecond: 29_999_999 });
const LATE = runWith({ latencyMs: 50.1 });
const AT_THE_LIMITS = runWith({
  downloadBitsPerSecond: 80_000_000,
  uploadBitsPerSecond: 30_000_000,
  latencyMs: 50,
});
const WITHOUT_FIGURES = bareRun();
const FAILED_WITH_HALF_A_RESULT = failedRun({ figures: { ...ABSENT_FIGURES, downloadBitsPerSecond: 1_000 } });

/** Which rules match which run: every cell written out. */
// prettier-ignore
const TRUTH: readonly [name: string, run: EndedRun, cells: Readonly<Record<RuleKind, string>>][] = [
  ['a good run', GOOD, row('matched', 'not-matched', 'not-matched', 'not-matched', 'not-matched')],
  ['a slow download', SLOW_DOWN, row('matched', 'not-matched', 'matched', 'not-matched', 'not-matched')],
  ['a slow upload', SLOW_UP, row('matched', 'not-matched', 'not-matched', 'matched', 'not-matched')],
  ['a high latency', LATE, row('matched', 'not-matched', 'not-matched', 'not-matched', 'matched')],
  ['figures exactly at the limits', AT_THE_LIMITS, row('matched', 'not-matched', 'not-matched', 'not-matched', 'not-matched')],
  ['a completed run without figures', WITHOUT_FIGURES, row('matched', 'not-matched', 'figure-absent', 'figure-absent', 'figure-absent')],
  ['a failed run', RUN_OF.failed, row('matched', 'matched', 'not-applicable', 'not-applicable', 'not-applicable')],
  ['a failed run with half a result', FAILED_WITH_HALF_A_RESULT, row('matched', 'matched', 'not-applicable', 'not-applicable', 'not-applicable')],
  ['an interrupted run', RUN_OF.interrupted, row('matched', 'matched', 'not-applicable', 'not-applicable', 'not-applicable')],
  ['a cancelled run', RUN_OF.cancelled, row('not-applicable', 'not-applicable', 'not-applicable', 'not-applicable', 'not-applicable')],
  ['a skipped run', RUN_OF.skipped, row('not-applicable', 'not-applicable', 'not-applicable', 'not-applicable', 'not-applicable')],
  ['a missed slot', RUN_OF.missed, row('not-applicable', 'not-applicable', 'not-applicable', 'not-applicable', 'not-applicable')],
];

function row(every: string, failed: string, download: string, upload: string, latency: string) {
  return {
    'every-result': every,
    'failed-run': failed,
    'download-below': download,
    'upload-below': upload,
    'latency-above': latency,
  };
}

/** What the mail channel decides, by rule and channel switch, when a rule matched and when it did not. */
const DECISIONS: readonly [Switches, matched: string, otherwise: string][] = [
  [{ rule: true, channel: true }, 'told', 'not-matched'],
  [{ rule: true, channel: false }, 'channel-off', 'not-matched'],
  [{ rule: false, channel: true }, 'rule-off', 'not-matched'],
  [{ rule: false, channel: false }, 'rule-off', 'not-matched'],
];

describe.each(TRUTH)('%s', (_name, run, cells) => {
  it.each(TRIGGERS)(
    'asked for by %s is judged as the table says, for every rule and channel on or off',
    (trigger) => {
      for (const [rule, reason] of Object.entries(cells) as [RuleKind, string][]) {
        for (const [switches, matched, otherwise] of DECISIONS) {
          const verdict = judge({ ...run, trigger }, settingsWith(rule, switches)).find(
            (one) => one.rule === rule,
          );
          const decision = reason === 'matched' ? matched : otherwise;
          expect({ rule, switches, reason: verdict?.reason, decision: verdict?.channels.mail }).toEqual({
            rule,
            switches,
            reason,
            decision,
          });
        }
      }
    },
  );
});

describe('who is told', () => {
  const isTold = (run: EndedRun, settings: Settings) => rulesTold(judge(run, settings), 'mail');
  const mailOn = {
    ...DEFAULT_SETTINGS,
    channels: { ...DEFAULT_SETTINGS.channels, mail: { ...DEFAULT_SETTINGS.channels.mail, isEnabled: true } },
  };
  const withRules = (rules: Partial<Settings['rules']>): Settings => ({
    ...mailOn,
    rules: { ...mailOn.rules, ...rules },
  });

  it('scheduled runs tell exactly what the same run by hand tells', () => {
    const settings = withRules({ 'every-result': { mail: true, desktop: true } });
    const manual = judge({ ...RUN_OF.completed, trigger: 'manual' }, settings);
    expect(judge({ ...RUN_OF.completed, trigger: 'schedule' }, settings)).toEqual(manual);
  });
  it('every result is told where no threshold is set', () => {
    const settings = withRules({ 'every-result': { mail: true, desktop: false } });
    expect(isTold(GOOD, settings)).toEqual(['every-result']);
    expect(judge(GOOD, settings)[2]).toMatchObject({
      reason: 'no-threshold',
      value: 94_100_000,
      limit: null,
    });
  });
  it('a run below a threshold is told as every result when only that rule is on', () => {
    const settings = withRules({
      'every-result': { mail: true, desktop: false },
      'download-below': { mail: false, desktop: false, bitsPerSecond: 80_000_000 },
    });
    expect(isTold(SLOW_DOWN, settings)).toEqual(['every-result']);
  });
  it('a failed run is told in a fresh installation once mail is on', () => {
    expect(isTold(RUN_OF.failed, mailOn)).toEqual(['failed-run']);
  });
  it('nobody is told of a good run by threshold rules', () => {
    const limits = { mail: true, desktop: true };
    const settings = withRules({
      'download-below': { ...limits, bitsPerSecond: 80_000_000 },
      'upload-below': { ...limits, bitsPerSecond: 30_000_000 },
      'latency-above': { ...limits, milliseconds: 50 },
    });
    expect(isTold(GOOD, settings)).toEqual([]);
  });
  it('one run may match several rules for one channel', () => {
    const settings = withRules({
      'every-result': { mail: true, desktop: false },
      'download-below': { mail: true, desktop: false, bitsPerSecond: 95_000_000 },
    });
    expect(isTold(GOOD, settings)).toEqual(['every-result', 'download-below']);
  });
  it('limits are bits per second, as the figures are: 94.1 Mbit/s is above 80 Mbit/s, not below', () => {
    const settings = withRules({
      'download-below': { mail: true, desktop: true, bitsPerSecond: 80_000_000 },
    });
    expect(judge(GOOD, settings)[2]).toMatchObject({
      reason: 'not-matched',
      value: 94_100_000,
      limit: 80_000_000,
    });
  });
});
