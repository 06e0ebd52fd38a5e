import type { DeliveryProblem } from '../../../../shared/messages/delivery-problems';

/** What came back from a service, or from whoever answered in its place. */
export interface HttpAnswer {
  readonly status: number;
  /** Empty where none was named. */
  readonly contentType: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Cut where it is long. */
  readonly body: string;
}

/** What an answer means for the message. */
export type Meaning =
  | { readonly kind: 'accepted' }
  | {
      readonly kind: 'retry' | 'blocked' | 'failed';
      readonly problem: DeliveryProblem;
      /** The service may have the message although it did not say so. */
      readonly isMaybeDelivered: boolean;
      /** The service asks to be left alone for so long. */
      readonly retryAfterMs?: number;
      /** Settings of the channel that the service has changed, by name. */
      readonly learned?: Readonly<Record<string, string>>;
    };

type Code = string | number;

/** One row of a service's table: the answers that it is about, and what they mean. What is left out fits always. */
export interface AnswerRow {
  readonly status?: number | readonly number[];
  /** The service's own code, as `codeOf` finds it. */
  readonly code?: Code | readonly Code[];
  /** Found in the body. Only where the service has no code for it. */
  readonly words?: RegExp;
  readonly kind: 'retry' | 'blocked' | 'failed';
  readonly problem: DeliveryProblem;
  readonly isMaybeDelivered?: boolean;
}

/** How a service answers, as it documents it. The first row that fits holds; codes stand before words. */
export interface AnswerTable {
  /** A service on the web that never answers with a page: a page comes from somebody on the way. */
  readonly isPublic: boolean;
  /** Whether an answer of 2xx says, as the service at this address documents it, that it has the message. */
  readonly isProof: (answer: HttpAnswer, asked: URL) => boolean;
  readonly codeOf?: (answer: HttpAnswer) => unknown;
  readonly rows: readonly AnswerRow[];
  /** The service's own way to say how long to wait, in ms; null where it says nothing. */
  readonly waitMs?: (answer: HttpAnswer, now: number) => number | null;
  /** Settings that the service says have changed; null where it says nothing. */
  readonly learns?: (answer: HttpAnswer) => Readonly<Record<string, string>> | null;
}

/** A value within a JSON answer, by the names on the way to it; undefined where there is none. */
export function valueIn(body: string, ...path: readonly string[]): unknown {
  try {
    return path.reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? (Reflect.get(value, name) as unknown)
          : undefined,
      JSON.parse(body) as unknown,
    );
  } catch {
    return undefined;
  }
}

/** Seconds as a service writes them (a number, or text that is one), in ms; null for anything else. */
export function secondsAsMs(value: unknown): number | null {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) ? Math.max(seconds, 0) * 1_000 : null;
}
