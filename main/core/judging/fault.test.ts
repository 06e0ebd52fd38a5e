import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import { verdictInWords } from '../../../shared/rules/verdict-words';
import { ALL_TOLD, draftContext, judgeAfresh } from '../../testing/messages';
import { completedRun } from '../../testing/runs';
import { draftMessages } from '../messages/drafts';
import type { JudgeContext } from './judge';
import { EMPTY_MEMORY } from './memory';

const HOUR = 3_600_000;
const run = completedRun();

const withUploadLimit = (against: unknown) => ({
  ...ALL_TOLD,
  rules: ALL_TOLD.rules.map((rule) =>
    rule.id === 'upload-limit' ? { ...rule, condition: { ...rule.condition, against } as never } : rule,
  ),
});

/** A judgement in which the usual values, which the rule about upload needs, cannot be read. */
function judgedWithFault(change: Partial<JudgeContext> = {}) {
  const faults: string[] = [];
  const judgement = judgeAfresh(run, withUploadLimit({ kind: 'usual', ratio: 0.8 }), {
    usual: () => {
      throw new TypeError('undefined is not a function');
    },
    onFault: ({ id }, error) => faults.push(`${id}: ${String(error)}`),
    ...change,
  });
  return { ...judgement, faults };
}

describe('a rule that cannot be judged', () => {
  it('affects only its own verdict, and its channels are notified', () => {
    const { verdicts, faults } = judgedWithFault();
    expect(faults).toEqual([expect.stringMatching(/^upload-limit: TypeError/)]);
    expect(verdicts.map(({ rule, reason }) => `${rule.id} ${reason}`)).toEqual([
      'every-result matched',
      'failed not-matched',
      'download-limit not-matched',
      'upload-limit judging-failed',
      'latency-limit not-matched',
    ]);
    expect(verdicts[3]?.channels).toMatchObject({ mail: 'told', desktop: 'told', ntfy: 'rule-off' });
  });

  it('gives a message with all figures and the reason', () => {
    const verdicts = judgedWithFault().verdicts.filter(({ rule }) => rule.id === 'upload-limit');
    const [mail] = draftMessages(run, verdicts, draftContext());
    expect(mail?.message.title).toBe('Your line is good: 94 of 100 Mbit/s');
    expect(mail?.message.rows.length).toBeGreaterThan(5);
    expect(mail?.message.because).toBe(
      'The rule “Upload below 80 % of what is usual at this hour” could not be evaluated because of a fault in Linewatch, so you are notified in any case. The log has the details. While the fault lasts, you are notified once a day.',
    );
  });

  it('whose name cannot be read either gives a plain message with all figures', () => {
    const { verdicts } = judgeAfresh(run, withUploadLimit(null), { onFault: () => undefined });
    const [mail] = draftMessages(run, verdicts, draftContext());
    expect(mail?.message.title).toBe('Linewatch: a test has ended (completed)');
    expect(mail?.message.rows.map(({ label }) => label)).toContain('uploadBitsPerSecond');
  });

  it('is reported once a day, and again if it worked in between', () => {
    const at = (now: number, faultToldAt: number | null) =>
      judgedWithFault({ now, memories: { 'upload-limit': { ...EMPTY_MEMORY, faultToldAt } } });
    const told = at(10 * HOUR, null);
    expect(told.memories['upload-limit']?.faultToldAt).toBe(10 * HOUR);
    const soon = at(33 * HOUR, 10 * HOUR);
    expect(soon.verdicts[3]).toMatchObject({ reason: 'judging-failed-still', toldBeforeAt: 10 * HOUR });
    expect(soon.memories['upload-limit']?.faultToldAt).toBe(10 * HOUR);
    expect(at(34 * HOUR, 10 * HOUR).verdicts[3]?.reason).toBe('judging-failed');
    const well = judgeAfresh(run, ALL_TOLD, {
      memories: { 'upload-limit': { ...EMPTY_MEMORY, faultToldAt: 5 } },
    });
    expect(well.memories['upload-limit']?.faultToldAt).toBeNull();
  });

  it('is reported although the last report is dated in the future by a wrong clock', () => {
    const { verdicts } = judgedWithFault({
      now: HOUR,
      memories: { 'upload-limit': { ...EMPTY_MEMORY, faultToldAt: 9_000 * HOUR } },
    });
    expect(verdicts[3]?.reason).toBe('judging-failed');
  });

  it('keeps its memory, and observes quiet hours', () => {
    const remembered = { ...EMPTY_MEMORY, recent: [true], breachedSince: 5, toldAt: 6 };
    const { verdicts, memories } = judgedWithFault({
      now: HOUR,
      quietUntil: 2 * HOUR,
      memories: { 'upload-limit': remembered },
    });
    expect(memories['upload-limit']).toEqual({ ...remembered, faultToldAt: HOUR });
    expect(verdicts[3]).toMatchObject({ heldUntil: 2 * HOUR, channels: { mail: 'held' } });
  });

  it('is not reported while the rule is switched off', () => {
    const rules = ALL_TOLD.rules.map((rule) => ({
      ...rule,
      isEnabled: rule.id !== 'upload-limit',
      condition: rule.id === 'upload-limit' ? (null as never) : rule.condition,
    }));
    const { verdicts } = judgeAfresh(run, { ...ALL_TOLD, rules }, { onFault: () => undefined });
    expect(verdicts[3]).toMatchObject({ reason: 'rule-off', channels: { mail: 'not-matched' } });
  });
});

describe('the ledger', () => {
  const words = (change: Partial<JudgeContext>) => {
    const [, , , verdict] = judgedWithFault(change).verdicts;
    if (verdict === undefined) throw new Error('no verdict');
    return verdictInWords(verdict, [], textsIn('en'), { language: 'en', timeZone: 'UTC', rateUnit: 'Mbit/s' })
      .finding;
  };

  it('says that a rule could not be judged, and when that was reported', () => {
    expect(words({})).toBe('could not be evaluated because of a fault in Linewatch');
    const faultToldAt = Date.parse('2026-11-23T14:00:00Z');
    const memories = { 'upload-limit': { ...EMPTY_MEMORY, faultToldAt } };
    expect(words({ memories, now: faultToldAt + HOUR })).toBe(
      'notified 23 Nov 14:00, still cannot be evaluated because of a fault in Linewatch',
    );
  });

  it('says that a rule was reset, since its memory could not be read', () => {
    const { verdicts, memories } = judgeAfresh(run, ALL_TOLD, {
      memories: { 'download-limit': { ...EMPTY_MEMORY, wasUnreadable: true } },
    });
    const [, , verdict] = verdicts;
    expect(verdict).toMatchObject({ reason: 'not-matched', isMemoryLost: true });
    expect(memories['download-limit']).not.toHaveProperty('wasUnreadable');
    const style = { language: 'en', timeZone: 'UTC', rateUnit: 'Mbit/s' } as const;
    expect(verdict && verdictInWords(verdict, [], textsIn('en'), style).finding).toBe(
      '94.1 Mbit/s, within the limit of 80 Mbit/s, its stored state could not be read and was reset',
    );
  });
});
