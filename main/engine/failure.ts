import { errorText } from '../../shared/texts/error-text';
import type { FailureReason } from '../../shared/run';

/** Why something could not be measured. A value, since failures of a line are expected. */
export interface Failure {
  readonly reason: FailureReason;
  /** The technical cause; may be empty. */
  readonly detail: string;
  /** The HTTP status, if it is the cause. */
  readonly status?: number;
  /** Delay that the server asked for (Retry-After), if any. */
  readonly retryAfterMs?: number;
}

/** What this computer can reach. */
export interface NetworkSight {
  /** Whether it has an address other than loopback. */
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
  // A valid certificate for another name: the network answers in place of the server.
  ERR_TLS_CERT_ALTNAME_INVALID: 'captive-portal',
};
const CERTIFICATE_CODE =
  /^(ERR_TLS|ERR_SSL|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA)/;

/** From the attempt that got furthest to the least informative one. */
const FURTHEST: readonly FailureReason[] = ['captive-portal', 'tls', 'refused', 'timeout', 'unreachable'];

/** The failure for an error of a socket. Without a network, unresolved names and missing routes are `offline`. */
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

/** Node tries several addresses of a name and reports their errors in one AggregateError. */
function findCauses(error: unknown): readonly unknown[] {
  if (!(error instanceof AggregateError)) return [error];
  const causes: readonly unknown[] = error.errors;
  return causes.length === 0 ? [error] : causes;
}

/**
 * One failure for several attempts: their common reason, `captive-portal` if most of them met a login page, or
 * `no-server` if they differ or there are none.
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
