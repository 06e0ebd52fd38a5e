import { CHANNEL_KINDS, type ChannelKind } from '../../shared/channels';
import type { Ceiling } from '../../shared/ipc';
import type { Language, Texts } from '../../shared/i18n';
import type { Message, MessageKind } from '../../shared/message';
import type { RuleKind, Verdict } from '../../shared/rules';
import type { EndedRun, Figures } from '../../shared/run';
import type { Settings } from '../../shared/settings';
import { composeMessage } from './message';
import { fallbackMessage } from './message-fallback';
import type { OutboxDraft } from './ports';
import { rulesTold } from './rules';

export interface DraftContext {
  readonly settings: Settings;
  /** Medians of recent runs, as usualFigures gives them. */
  readonly usual: Figures;
  /** What this computer can measure at most; left out or null while unknown. */
  readonly ceiling?: Ceiling | null;
  readonly texts: Texts;
  readonly language: Language;
  readonly timeZone: string;
  /** Letters and digits; the host part of every Message-ID. */
  readonly installId: string;
  readonly newId: () => string;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** The messages that a judged run gives: one for each reader of each channel that is told, however many rules say so. */
export function draftMessages(
  run: EndedRun,
  verdicts: readonly Verdict[],
  context: DraftContext,
): readonly OutboxDraft[] {
  return CHANNEL_KINDS.flatMap((channel) => {
    const rules = rulesTold(verdicts, channel);
    return rules.length === 0
      ? []
      : draftsFor(channel, compose(run, 'run', verdicts, rules, context), run, 'run', context);
  });
}

/** The messages that a run would give on one channel, marked as a test. */
export function draftTest(
  run: EndedRun,
  verdicts: readonly Verdict[],
  channel: ChannelKind,
  context: DraftContext,
): readonly OutboxDraft[] {
  return draftsFor(channel, compose(run, 'test', verdicts, [], context), run, 'test', context);
}

/** A wording that fails must not lose the message, nor the record that is written with it. */
function compose(
  run: EndedRun,
  kind: MessageKind,
  verdicts: readonly Verdict[],
  rules: readonly RuleKind[],
  { settings, usual, ceiling, texts, language, timeZone, log }: DraftContext,
): Message {
  try {
    return composeMessage({
      run,
      kind,
      verdicts,
      rules,
      plan: settings.plan,
      usual,
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

function draftsFor(
  channel: ChannelKind,
  message: Message,
  run: EndedRun,
  kind: MessageKind,
  { settings, installId, newId }: DraftContext,
): readonly OutboxDraft[] {
  return readersOf(channel, settings).map((recipient, index) => {
    const id = newId();
    // A run is told once, so its Message-ID comes from it; each test is a message of its own.
    const subject = kind === 'run' ? run.id : `test-${id}`;
    const messageId = `<${subject}.${channel}-${index + 1}@${installId}.linewatch>`;
    return { id, runId: run.id, kind, channel, recipient, messageId, message };
  });
}

/**
 * Who reads a channel. A mail without any recipient set is still written: it waits as blocked until there is
 * one, instead of being lost.
 */
function readersOf(channel: ChannelKind, { channels }: Settings): readonly string[] {
  if (channel !== 'mail' || channels.mail.to.length === 0) return [''];
  return [...new Set(channels.mail.to)];
}
