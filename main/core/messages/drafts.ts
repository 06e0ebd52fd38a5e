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

/** What every message is written with. */
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
  /** What the run says of the line. */
  readonly evaluation: RunEvaluation;
  /** Where it points, if it failed or was slow; left out or null for all others. */
  readonly blame?: Blame | null;
  /** What is usual at its hour, as usualFigures gives it. */
  readonly usual: Figures;
  /** Runs of the last days, oldest first, for the chart. */
  readonly recent: readonly EndedRun[];
  /** What this computer can measure at most; left out or null while unknown. */
  readonly ceiling?: Ceiling | null;
}

/** The messages that a judged run gives: one for each reader of each channel that is told, however many rules say so. */
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

/** The drafts of every channel; one whose drafts cannot be written costs only its own. */
export function eachChannel(
  { log }: Pick<WordContext, 'log'>,
  draft: (channel: ChannelKind) => readonly OutboxDraft[],
): readonly OutboxDraft[] {
  return CHANNEL_KINDS.flatMap((channel) => {
    try {
      return draft(channel);
    } catch (error) {
      log(`The messages for ${channel} could not be written`, error);
      return [];
    }
  });
}

/** The messages that a run would give on one channel, marked as a test. */
export function draftTest(
  run: EndedRun,
  verdicts: readonly Verdict[],
  channel: ChannelKind,
  context: DraftContext,
): readonly OutboxDraft[] {
  const message = wordRun(run, 'test', verdicts, [], context);
  return draftsFor(channel, message, { runId: run.id, occasionId: null, kind: 'test', ...NOT_HELD }, context);
}

/** Words a run. A wording that fails must not lose the message, nor the record that is written with it. */
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
      plan: settings.plan,
      evaluation,
      blame: blame ?? null,
      usual,
      recent,
      ceiling: ceiling ?? null,
      texts,
      language,
      timeZone,
    });
  } catch (error) {
    log('The wording of a message failed; a plain one takes its place', error);
    return fallbackMessage(run);
  }
}

/** What a message is about. */
export type DraftSubject = Pick<OutboxDraft, 'runId' | 'occasionId' | 'kind' | 'heldUntil' | 'mayBeHeld'>;

/** What was asked for, or is of use only now. */
export const NOT_HELD = { heldUntil: null, mayBeHeld: false } as const;

/** One message for each reader of a channel. */
export function draftsFor(
  channel: ChannelKind,
  message: Message,
  subject: DraftSubject,
  { settings, installId, newId }: Pick<WordContext, 'settings' | 'installId' | 'newId'>,
): readonly OutboxDraft[] {
  return getReaders(channel, settings).map((recipient, index) => {
    const id = newId();
    // A run or an occasion is told once, so its Message-ID comes from it; each test is a message of its own.
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
 * Who reads a channel. A mail without any recipient set is still written: it waits as blocked until there is
 * one, instead of being lost.
 */
function getReaders(channel: ChannelKind, { channels }: Settings): readonly string[] {
  return channel !== 'mail' || channels.mail.to.length === 0 ? [''] : mailReaders(channels.mail);
}
