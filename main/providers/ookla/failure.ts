import type { Failure } from '../../engine/failure';
import type { FailureReason } from '../../../shared/run';
import { readOoklaError, readOoklaMessage } from './message';

/** What the program's own words mean, the first that fits. */
const MEANINGS: readonly (readonly [RegExp, FailureReason])[] = [
  [/too many requests|limit reached|forbidden|\b(403|429)\b/i, 'refused-by-provider'],
  [/\bproxy\b/i, 'proxy'],
  [/temporary failure in name resolution|resolving timed out|no dns server/i, 'no-dns'],
  [/resolve|name or service|\bdns\b/i, 'dns'],
  [/no route to host|host is (?:unreachable|down)|operation not permitted/i, 'unreachable'],
  [/network is unreachable|no route|not connected|no internet/i, 'offline'],
  [/subject name|certificate.*(?:does not match|name mismatch)|captive|log ?in page/i, 'captive-portal'],
  [/timed? ?out/i, 'timeout'],
  [/certificate|\b(ssl|tls)\b/i, 'tls'],
  [/no servers? |server selection|find.* server/i, 'no-server'],
  [/refused|could ?n[o']t connect|cannot open socket|connection reset/i, 'refused'],
];
const MAX_DETAIL = 200;

/** The fault that a line of output names; null when it names none. */
export function faultOfLine(line: string): string | null {
  const message = readOoklaMessage(line);
  if (message?.type === 'log')
    return /^(error|fatal|critical)$/.test(message.level ?? '') ? message.message : null;
  const plain = /^\uFEFF?\[[^\]]{0,40}\] ?\[error\] (.+)|^\uFEFF?\[error\] (.+)/.exec(line);
  return readOoklaError(line) ?? plain?.slice(1).find(Boolean) ?? null;
}

/**
 * The fault that ended a program, of those that it named in their order: that it was turned away wherever it said so, else
 * the last one whose meaning is known, else the last. Null of none. It also names faults that it gets over.
 */
export function decisiveFault(faults: readonly string[]): string | null {
  const known = faults.filter((fault) => findReason(fault) !== null);
  const refusal = known.find((fault) => findReason(fault) === 'refused-by-provider');
  return refusal ?? known.at(-1) ?? faults.at(-1) ?? null;
}

/** Why a program that gave no result did not, or not all of it: in its own words if it had any. */
export function ooklaFailure(fault: string | null, ending: string, missing = 'result'): Failure {
  if (fault === null) {
    return { reason: 'bad-answer', detail: `the speedtest program gave no ${missing} (${ending})` };
  }
  const reason = findReason(fault) ?? 'bad-answer';
  return { reason, detail: `the speedtest program says: ${fault.slice(0, MAX_DETAIL)}` };
}

function findReason(fault: string): FailureReason | null {
  return MEANINGS.find(([pattern]) => pattern.test(fault))?.[1] ?? null;
}
