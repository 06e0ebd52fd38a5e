import type { FailureReason } from '../../../shared/run';

/** What programs say of a failure, and the reason that it stands for; the first that fits counts. */
const WORDS: readonly (readonly [RegExp, FailureReason])[] = [
  [/too many requests|limit reached|blocked|forbidden/i, 'refused-by-provider'],
  [/timed? ?-?out|no response/i, 'timeout'],
  [/resolve|getaddrinfo|ENOTFOUND|EAI_AGAIN|host ?not ?found|name or service/i, 'dns'],
  [/refused|reset by peer/i, 'refused'],
  [/unreachable|no route/i, 'unreachable'],
  [/certificate|\b(?:TLS|SSL)\b/i, 'tls'],
  [/no servers?|could not retrieve|configuration/i, 'no-server'],
  [/network|internet|offline|cannot open socket|no interfaces?/i, 'offline'],
];

/** The reason of a failure in another program's words; `not-stated` where they name none that is known here. */
export function readFailure(words: string): FailureReason {
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'not-stated';
}
