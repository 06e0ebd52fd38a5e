import { errorText } from '../../shared/error-text';
import type { FailureReason } from '../../shared/run';

/** Why something could not be measured: a value, for what goes wrong on a line is expected. */
export interface Failure {
  readonly reason: FailureReason;
  /** The technical cause in a few words; may be empty. */
  readonly detail: string;
  /** The HTTP status, where one is the cause. */
  readonly status?: number;
  /** How long the server asked to be left alone (Retry-After), where it did. */
  readonly retryAfterMs?: number;
}

const REASONS: Readonly<Record<string, FailureReason>> = {
  ENETUNREACH: 'offline',
  ENETDOWN: 'offline',
  EHOSTUNREACH: 'offline',
  EHOSTDOWN: 'offline',
  EADDRNOTAVAIL: 'offline',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_NODATA: 'dns',
  EAI_FAIL: 'dns',
  ENODATA: 'dns',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'refused',
  ECONNABORTED: 'refused',
  EPIPE: 'refused',
  ETIMEDOUT: 'timeout',
  EPROTO: 'tls',
};
const CERTIFICATE_CODE =
  /^(ERR_TLS|ERR_SSL|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA)/;

/** What an error of a socket means. `hasNetwork` false turns a failed look-up of a name into `offline`. */
export function failureOf(error: unknown, hasNetwork = true): Failure {
  const cause = firstCause(error);
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  const detail = errorText(cause);
  const reason = CERTIFICATE_CODE.test(code) ? 'tls' : (REASONS[code] ?? 'internal');
  return { reason: reason === 'dns' && !hasNetwork ? 'offline' : reason, detail };
}

/** Node tries several addresses of a name and hands the errors over in one. */
function firstCause(error: unknown): unknown {
  if (!(error instanceof AggregateError)) return error;
  const causes: readonly unknown[] = error.errors;
  return causes[0] ?? error;
}

/**
 * The one failure that speaks for several attempts: their common reason, or `no-server` when they
 * differ or when there was nothing to try.
 */
export function commonFailure(failures: readonly Failure[]): Failure {
  const [first] = failures;
  if (first === undefined) return { reason: 'no-server', detail: '' };
  if (failures.every((failure) => failure.reason === first.reason)) return first;
  const details = [...new Set(failures.map((failure) => failure.detail))].slice(0, 3);
  return { reason: 'no-server', detail: details.join('; ') };
}

export const isFailure = (value: object): value is Failure => 'reason' in value && 'detail' in value;
