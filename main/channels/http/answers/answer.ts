import type { DeliveryProblem } from '../../../../shared/messages/delivery-problems';

/** A response of the service, or of a proxy or login page in its place. */
export interface HttpAnswer {
  readonly status: number;
  /** Empty without the header. */
  readonly contentType: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Cut at the maximum length. */
  readonly body: string;
}

/** The result of a delivery that follows from a response. */
export type Meaning =
  | { readonly kind: 'accepted' }
  | {
      readonly kind: 'retry' | 'blocked' | 'failed';
      readonly problem: DeliveryProblem;
      /** Whether the service may have accepted the message without confirming it. */
      readonly isMaybeDelivered: boolean;
      /** Delay that the service asks for. */
      readonly retryAfterMs?: number;
      /** Channel settings that the service has changed, by name. */
      readonly learned?: Readonly<Record<string, string>>;
    };

type Code = string | number;

/** One row of a service’s table: conditions for a response, and its meaning. Absent conditions always match. */
export interface AnswerRow {
  readonly status?: number | readonly number[];
  /** The error code of the service, as returned by `getCode`. */
  readonly code?: Code | readonly Code[];
  /** Pattern for the body, if the service has no code for the error. */
  readonly words?: RegExp;
  readonly kind: 'retry' | 'blocked' | 'failed';
  readonly problem: DeliveryProblem;
  readonly isMaybeDelivered?: boolean;
}

/** The documented responses of a service. The first matching row applies; rows with codes precede rows with words. */
export interface AnswerTable {
  /**
   * Whether the service is on the internet and never responds with a web page: a page then comes from a login page or
   * proxy.
   */
  readonly isPublic: boolean;
  /**
   * Whether a 2xx response confirms, by the documentation of the service at `asked`, that it accepted the message.
   */
  readonly isProof: (answer: HttpAnswer, asked: URL) => boolean;
  readonly getCode?: (answer: HttpAnswer) => unknown;
  readonly rows: readonly AnswerRow[];
  /** The delay that the service asks for in its own form, in ms; null if it does not. */
  readonly waitMs?: (answer: HttpAnswer, now: number) => number | null;
  /** Settings that the service reports as changed; null if there are none. */
  readonly learns?: (answer: HttpAnswer) => Readonly<Record<string, string>> | null;
}

/** The value at a path in a JSON response; undefined if there is none. */
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

/** Seconds as a number or numeric text, in ms; null for anything else. */
export function secondsAsMs(value: unknown): number | null {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) ? Math.max(seconds, 0) * 1_000 : null;
}
