import { CHANNEL_KINDS, type ChannelKind } from '../../../shared/channels';
import type { RunEvaluation } from '../../../shared/figures/evaluation';
import type { Blame } from '../../../shared/history/blame';
import type { Ceiling } from '../../../shared/ipc';
import type { Language, Texts } from '../../../shared/texts/i18n';
import type { Message, WordedKind } from '../../../shared/messages/message';
import type { EndedRun, Figures } from '../../../shared/run';
import type { Settings } from '../../../shared/settings';
import type { Verdict } from '../../../shared/rules/verdict';
import type { OutboxDraft } from '../ports';
import { verdictsTold } from '../judging/judge';
import { mailReaders } from '../../../shared/mail/mail-readers';
import { composeMessage } from './message';
import { fallbackMessage } from './fallback';

/** The inputs of every message. */
export interface WordContext {
  readonly settings: Settings;
  readonly texts: Texts;
  readonly language: Language;
  readonly timeZone: string;
  /** Letters and digits; the host part of every Message-ID. */
  readonly installId: string;
  readonly newId: () => string;
  readonly log: (sentence: string, error?: unknown) => void;
}

export interface DraftContext extends WordContext {
  /** The evaluation of the line by the run. */
  readonly evaluation: RunEvaluation;
  /** Where it points, if it failed or was slow; left out or null for all others. */
  readonly blame?: Blame | null;
  /** The usual values at the hour of the run, from `usualFigures`. */
  readonly usual: Figures;
  /** Runs of the last days, oldest first, for the chart. */
  readonly recent: readonly EndedRun[];
  /** Maximum that this computer can measure; absent or null if unknown. */
  readonly ceiling?: Ceiling | null;
}

/**
 * The messages of a judged run: one for each recipient of each channel, however many rules name it. Empty if no rule
 * notifies.
 */
export function draftMessages(
  run: EndedRun,
  verdicts: readonly Verdict[],
  context: DraftContext,
): readonly OutboxDraft[] {
  return eachChannel(context, (channel) => {
    const telling = verdictsTold(verdicts, channel);
    if (telling.length === 0) return [];
    const message = wordRun(run, 'run', verdicts, telling, context);
    const subject = {
      runId: run.id,
      occasionId: null,
      kind: 'run',
      ...holding(telling, channel, context.settings),
    } as const;
    return draftsFor(channel, message, subject, context);
  });
}

/** The drafts of all channels. A channel whose drafts throw is skipped and logged. */
export function eachChannel(
  { log }: Pick<WordContext, 'log'>,
  draft: (channel: ChannelKind) => readonly OutboxDraft[],
): readonly OutboxDraft[] {
  return CHANNEL_KINDS.flatMap((channel) => {
    try {
      return draft(channel);
    } catch (error) {
      log(`The messages for ${channel} could not be composed`, error);
      return [];
    }
  });
}

/** The messages of a run on one channel, marked as a test. */
export function draftTest(
  run: EndedRun,
  verdicts: readonly Verdict[],
  channel: ChannelKind,
  context: DraftContext,
): readonly OutboxDraft[] {
  const message = wordRun(run, 'test', verdicts, [], context);
  return draftsFor(channel, message, { runId: run.id, occasionId: null, kind: 'test', ...NOT_HELD }, context);
}

/**
 * Composes the message of a run. If that throws, a plain message takes its place, so that neither the message nor the
 * record in the same transaction is lost.
 */
export function wordRun(
  run: EndedRun,
  kind: WordedKind,
  verdicts: readonly Verdict[],
  telling: readonly Verdict[],
  { settings, evaluation, blame, usual, recent, ceiling, texts, language, timeZone, log }: DraftContext,
): Message {
  try {
    return composeMessage({
      run,
      kind,
      verdicts,
      telling,
      plan: {
        downloadBitsPerSecond: evaluation.figures.download.plan,
        uploadBitsPerSecond: evaluation.figures.upload.plan,
      },
      evaluation,
      blame: blame ?? null,
      usual,
      recent,
      ceiling: ceiling ?? null,
      texts,
      language,
      timeZone,
      rateUnit: settings.display.rateUnit,
    });
  } catch (error) {
    log('A message could not be composed; a plain one takes its place', error);
    return fallbackMessage(run);
  }
}

/** References of a draft to its run or occasion. */
export type DraftSubject = Pick<OutboxDraft, 'runId' | 'occasionId' | 'kind' | 'heldUntil' | 'mayBeHeld'>;

/** What was asked for, or is of use only now. */
export const NOT_HELD = { heldUntil: null, mayBeHeld: false } as const;

/** One message for each recipient of a channel. */
export function draftsFor(
  channel: ChannelKind,
  message: Message,
  subject: DraftSubject,
  { settings, installId, newId }: Pick<WordContext, 'settings' | 'installId' | 'newId'>,
): readonly OutboxDraft[] {
  return getReaders(channel, settings).map((recipient, index) => {
    const id = newId();
    // The Message-ID of a run or an occasion follows from its id, since each is sent once; every test has a new one.
    const about = subject.kind === 'test' ? `test-${id}` : (subject.runId ?? subject.occasionId ?? id);
    const messageId = `<${about}.${channel}-${index + 1}@${installId}.linewatch>`;
    return { ...subject, id, channel, recipient, messageId, message };
  });
}

/** Held back only where nothing that tells may be told now, and at any later try unless one of its rules is urgent. */
export function holding(
  telling: readonly Verdict[],
  channel: ChannelKind,
  { rules }: Pick<Settings, 'rules'>,
): Pick<OutboxDraft, 'heldUntil' | 'mayBeHeld'> {
  const isToldNow = telling.some(({ channels }) => channels[channel] === 'told');
  const urgent = rules.filter(({ isUrgent }) => isUrgent).map(({ id }) => id);
  return {
    heldUntil: isToldNow ? null : (telling[0]?.heldUntil ?? null),
    mayBeHeld: !telling.some(({ rule }) => urgent.includes(rule.id)),
  };
}

/**
 * The recipients of a channel. A mail without any recipient is still written: it waits as blocked until there is one.
 */
function getReaders(channel: ChannelKind, { channels }: Settings): readonly string[] {
  return channel !== 'mail' || channels.mail.to.length === 0 ? [''] : mailReaders(channels.mail);
}
