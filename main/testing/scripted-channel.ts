import type { ChannelKind } from '../../shared/channels';
import type { OutboxEntry } from '../../shared/messages/message';
import type { Channel, DeliveryResult } from '../core/ports';

type Answer =
  | DeliveryResult
  | 'never'
  | 'never, and hands over nothing'
  | Promise<DeliveryResult>
  | ((entry: OutboxEntry) => Promise<DeliveryResult>);

export const ACCEPTED: DeliveryResult = { kind: 'accepted', reply: '250 2.0.0 Ok: queued as 4XY' };

/** A channel that answers one attempt after the other as the test wrote down, and accepts from then on. */
export class ScriptedChannel implements Channel {
  readonly deadlineMs = 60_000;
  /** What it was given to deliver, in order. */
  readonly given: OutboxEntry[] = [];
  readonly signals: AbortSignal[] = [];
  readonly #answers: Answer[];

  constructor(
    readonly kind: ChannelKind,
    answers: readonly Answer[] = [],
    readonly concurrency = 1,
  ) {
    this.#answers = [...answers];
  }

  get givenIds(): readonly string[] {
    return this.given.map(({ id }) => id);
  }

  rehearse(): null {
    return null;
  }

  deliver(entry: OutboxEntry, signal: AbortSignal, onHandOver: () => void): Promise<DeliveryResult> {
    this.given.push(entry);
    this.signals.push(signal);
    const answer = this.#answers.shift() ?? ACCEPTED;
    if (answer === 'never, and hands over nothing') return new Promise(() => undefined);
    onHandOver();
    if (typeof answer === 'function') return answer(entry);
    return answer === 'never' ? new Promise(() => undefined) : Promise.resolve(answer);
  }
}

/** A promise that a test settles when it wants to. */
export function openAnswer(): {
  readonly answer: Promise<DeliveryResult>;
  readonly give: (result: DeliveryResult) => void;
} {
  let give = (_result: DeliveryResult): void => undefined;
  const answer = new Promise<DeliveryResult>((resolve) => {
    give = resolve;
  });
  return { answer, give: (result) => give(result) };
}
