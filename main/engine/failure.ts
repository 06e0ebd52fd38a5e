import { errorText } from '../../shared/texts/error-text';
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

/** What a computer can reach at all. */
export interface NetworkSight {
  /** Whether it has an address of its own besides loopback. */
  readonly hasNetwork: boolean;
  /** Whether a route leads out of its own networks. */
  readonly hasWayOut: boolean;
}

const CONNECTED: NetworkSight = { hasNetwork: true, hasWayOut: true };

const REASONS: Readonly<Record<string, FailureReason>> = {
  ENETUNREACH: 'offline',
  ENETDOWN: 'offline',
  EADDRNOTAVAIL: 'offline',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  // A firewall of this computer.
  EACCES: 'unreachable',
  EPERM: 'unreachable',
  EAFNOSUPPORT: 'unreachable',
  ENOTFOUND: 'dns',
  EAI_NODATA: 'dns',
  EAI_ADDRFAMILY: 'dns',
  ENODATA: 'dns',
  EAI_AGAIN: 'no-dns',
  EAI_FAIL: 'no-dns',
  EAI_SYSTEM: 'no-dns',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'refused',
  ECONNABORTED: 'refused',
  EPIPE: 'refused',
  ETIMEDOUT: 'timeout',
  EPROTO: 'tls',
  // A valid certificate of another name: the server of a network answers in place of every other.
  ERR_TLS_CERT_ALTNAME_INVALID: 'captive-portal',
};
const CERTIFICATE_CODE =
  /^(ERR_TLS|ERR_SSL|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA)/;

/** Of several attempts, the one that got furthest says most. */
const FURTHEST: readonly FailureReason[] = ['captive-portal', 'tls', 'refused', 'timeout', 'unreachable'];

/** What an error of a socket means. Without a network, names that are not found and routes that are missing are `offline`. */
export function toFailure(error: unknown, network: NetworkSight = CONNECTED): Failure {
  const causes = findCauses(error).map((cause) => ({
    reason: findReason(cause, network),
    detail: errorText(cause),
  }));
  const furthest = FURTHEST.map((reason) => causes.find((cause) => cause.reason === reason));
  return (
    furthest.find((cause) => cause !== undefined) ??
    causes[0] ?? { reason: 'internal', detail: errorText(error) }
  );
}

function findReason(cause: unknown, { hasNetwork, hasWayOut }: NetworkSight): FailureReason {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  const reason = REASONS[code] ?? (CERTIFICATE_CODE.test(code) ? 'tls' : 'internal');
  if (reason === 'no-dns') return hasNetwork && hasWayOut ? 'no-dns' : 'offline';
  return !hasNetwork && (reason === 'dns' || reason === 'unreachable') ? 'offline' : reason;
}

/** Node tries several addresses of a name and hands the errors over in one. */
function findCauses(error: unknown): readonly unknown[] {
  if (!(error instanceof AggregateError)) return [error];
  const causes: readonly unknown[] = error.errors;
  return causes.length === 0 ? [error] : causes;
}

/**
 * The one failure that speaks for several attempts: their common reason, the login page of a network where most of them
 * met one, or `no-server` when they differ or when there was nothing to try.
 */
export function commonFailure(failures: readonly Failure[]): Failure {
  const [first] = failures;
  if (first === undefined) return { reason: 'no-server', detail: '' };
  if (failures.every((failure) => failure.reason === first.reason)) return first;
  const pages = failures.filter(({ reason }) => reason === 'captive-portal');
  if (pages[0] !== undefined && pages.length > failures.length / 2) return pages[0];
  const details = [...new Set(failures.map((failure) => failure.detail))].slice(0, 3);
  return { reason: 'no-server', detail: details.join('; ') };
}

export const isFailure = (value: object): value is Failure => 'reason' in value && 'detail' in value;
