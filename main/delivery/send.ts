import { errorText } from '../../shared/error-text';
import { cleanForeignText } from '../../shared/foreign-text';
import type { OutboxEntry } from '../../shared/message';
import type { Channel, DeliveryResult, Timers } from '../core/ports';

/** A channel that was told to stop gets this long to say what it knows, in ms. */
export const LAST_WORD_MS = 1_000;

export interface SendDeps {
  readonly timers: Timers;
  /** Takes every known secret out of a text: servers repeat what they were sent. */
  readonly redact: (text: string) => string;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * One attempt to deliver, which always ends: by the channel, at its deadline, or soon after `controller` is
 * aborted, even when the channel never answers (its promise may stay open for ever). A channel that throws has
 * a fault of its own; the message is tried again. Every word of the other side passes here before it is stored,
 * shown, exported or told elsewhere: it leaves without secrets, on one line, and cut where it is long.
 */
export function send(
  channel: Channel,
  entry: OutboxEntry,
  controller: AbortController,
  { timers, redact, log }: SendDeps,
): Promise<DeliveryResult> {
  return new Promise((resolve) => {
    let cancelLastWord = (): void => undefined;
    const cancelDeadline = timers.after(channel.deadlineMs, () => controller.abort());
    const onAbort = () => {
      cancelLastWord = timers.after(LAST_WORD_MS, () => finish(SILENCE));
    };
    const finish = (result: DeliveryResult) => {
      cancelDeadline();
      cancelLastWord();
      controller.signal.removeEventListener('abort', onAbort);
      resolve({ ...result, reply: cleanForeignText(redact(result.reply)) });
    };
    controller.signal.addEventListener('abort', onAbort);
    deliver(channel, entry, controller.signal).then(finish, (error: unknown) => {
      log(`The channel ${channel.kind} failed by a fault of its own`, error);
      finish({ kind: 'retry', problem: 'internal', reply: errorText(error), isMaybeDelivered: true });
    });
  });
}

/** What is known of a channel that did not answer: it may have delivered all the same. */
const SILENCE: DeliveryResult = { kind: 'retry', problem: 'timeout', reply: '', isMaybeDelivered: true };

/** Turns an exception on the way to the promise into a rejected one. */
async function deliver(channel: Channel, entry: OutboxEntry, signal: AbortSignal): Promise<DeliveryResult> {
  return channel.deliver(entry, signal);
}
