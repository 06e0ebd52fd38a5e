import { errorText } from '../../shared/texts/error-text';
import { cleanForeignText } from '../../shared/texts/foreign-text';
import type { OutboxEntry } from '../../shared/messages/message';
import type { Channel, DeliveryResult, Timers } from '../core/ports';

/** A channel that was told to stop gets this long to say what it knows, in ms. */
export const LAST_WORD_MS = 250;

export interface SendDeps {
  readonly timers: Timers;
  /** The other side may have the whole message from now on. */
  readonly onHandOver: () => void;
  /** Takes every known secret out of a text: servers repeat what they were sent. */
  readonly redact: (text: string) => string;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * One attempt to deliver, which always ends: by the channel, at its deadline, or soon after `controller` is
 * aborted, even when the channel never answers (its promise may stay open for ever). A channel that throws has
 * a fault of its own; the message is tried again. Without an answer, the message may have been delivered if it was
 * handed over. Every word of the other side passes here before it is stored, shown, exported or told elsewhere: it
 * leaves without secrets, on one line, and cut where it is long.
 */
export function send(
  channel: Channel,
  entry: OutboxEntry,
  controller: AbortController,
  { timers, onHandOver, redact, log }: SendDeps,
): Promise<DeliveryResult> {
  return new Promise((resolve) => {
    let isMaybeDelivered = false;
    const handOver = () => {
      isMaybeDelivered = true;
      onHandOver();
    };
    let cancelLastWord = (): void => undefined;
    const cancelDeadline = timers.after(channel.deadlineMs, () => controller.abort());
    const onAbort = () => {
      cancelLastWord = timers.after(LAST_WORD_MS, () =>
        finish({ kind: 'retry', problem: 'timeout', reply: '', isMaybeDelivered }),
      );
    };
    const finish = (result: DeliveryResult) => {
      cancelDeadline();
      cancelLastWord();
      controller.signal.removeEventListener('abort', onAbort);
      resolve({ ...result, reply: cleanForeignText(redact(result.reply)) });
    };
    controller.signal.addEventListener('abort', onAbort);
    deliver(channel, entry, controller.signal, handOver).then(finish, (error: unknown) => {
      log(`The channel ${channel.kind} failed by a fault of its own`, error);
      finish({ kind: 'retry', problem: 'internal', reply: errorText(error), isMaybeDelivered });
    });
  });
}

/** Turns an exception on the way to the promise into a rejected one. */
async function deliver(
  channel: Channel,
  ...attempt: Parameters<Channel['deliver']>
): Promise<DeliveryResult> {
  return channel.deliver(...attempt);
}
