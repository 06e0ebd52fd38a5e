import type { Failure } from '../engine/failure';
import type { FailureReason } from '../../shared/run';
import { readOoklaMessage } from './ookla-message';

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
  if (message?.type === 'log') return message.level === 'error' ? message.message : null;
  return /^\[[^\]]{0,40}\] ?\[error\] (.+)|^\[error\] (.+)/.exec(line)?.slice(1).find(Boolean) ?? null;
}

/** Why a program that gave no result did not: in its own words if it had any. */
export function ooklaFailure(fault: string | null, ending: string): Failure {
  if (fault === null) {
    return { reason: 'bad-answer', detail: `the speedtest program gave no result (${ending})` };
  }
  const reason = MEANINGS.find(([pattern]) => pattern.test(fault))?.[1] ?? 'bad-answer';
  return { reason, detail: `the speedtest program says: ${fault.slice(0, MAX_DETAIL)}` };
}
