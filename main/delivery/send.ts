import { errorText } from '../../shared/texts/error-text';
import { cleanForeignText } from '../../shared/texts/foreign-text';
import type { OutboxEntry } from '../../shared/messages/message';
import type { Channel, DeliveryResult, Timers } from '../core/ports';

/** Time that an aborted channel gets to report its result, in ms. */
export const LAST_WORD_MS = 250;

export interface SendDeps {
  readonly timers: Timers;
  /** Called when the other side may have received the whole message. */
  readonly onHandOver: () => void;
  /** Removes every known secret from a text, since servers repeat what they received. */
  readonly redact: (text: string) => string;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * Makes one attempt to deliver. It always ends: with the result of the channel, at its deadline, or shortly after
 * `controller` is aborted, even if the promise of the channel stays open. A channel that throws gives a retryable
 * failure. Without a result, a message that was handed over may have been delivered. Replies of the other side leave
 * this function without secrets, on one line, and shortened.
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
      log(`The channel ${channel.kind} failed with an exception`, error);
      finish({ kind: 'retry', problem: 'internal', reply: errorText(error), isMaybeDelivered });
    });
  });
}

/** Turns a synchronous exception into a rejected promise. */
async function deliver(
  channel: Channel,
  ...attempt: Parameters<Channel['deliver']>
): Promise<DeliveryResult> {
  return channel.deliver(...attempt);
}
