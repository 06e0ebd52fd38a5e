import { readReply, type SmtpReply } from './reply';
import {
  RULES_BY_CODE,
  RULES_BY_PHASE,
  RULES_BY_WORDS,
  type ReplyMeaning,
  type ReplyRule,
  type SmtpPhase,
} from './rules';

/** The state of a login at a reply. */
export type LoginState =
  /** The settings name no user. */
  | 'not-wanted'
  /** The server offers none on this connection. */
  | 'not-offered'
  | 'accepted';

const TEMPORARY: ReplyMeaning = { kind: 'retry', problem: 'temporary' };

/**
 * The meaning of a refusing reply: by the first matching row, codes before words, and words before the phase. A 4xx
 * reply is always temporary, except if it asks for encryption.
 */
export function meaningOfReply(text: string, phase: SmtpPhase, login: LoginState): ReplyMeaning {
  const reply = readReply(text);
  if (reply === null) return TEMPORARY;
  const isTemporary = reply.code < 500;
  const rules = [...RULES_BY_CODE, ...RULES_BY_WORDS, ...(isTemporary ? [] : RULES_BY_PHASE)];
  const found = rules.find((rule) => applies(rule, reply, phase))?.means ?? TEMPORARY;
  const meaning = found.problem === 'login-needed' ? ofMissingLogin(found, login, reply) : found;
  if (!isTemporary || meaning.problem === 'starttls-needed') return meaning;
  return { ...meaning, kind: 'retry' };
}

/** The server asks for a login that is missing, was not possible, or was not sufficient. */
function ofMissingLogin(meaning: ReplyMeaning, login: LoginState, { code }: SmtpReply): ReplyMeaning {
  switch (login) {
    case 'not-wanted':
      return meaning;
    case 'not-offered':
      return { ...meaning, problem: 'login-not-offered' };
    case 'accepted':
      return { ...meaning, problem: code === 530 ? 'authentication' : 'policy-refused' };
  }
}

function applies({ codes, enhanced, phases, words }: ReplyRule, reply: SmtpReply, phase: SmtpPhase): boolean {
  return (
    (codes === undefined || codes.includes(reply.code)) &&
    (phases === undefined || phases.includes(phase)) &&
    (enhanced === undefined || enhanced.some((pattern) => isLike(reply.enhanced, pattern))) &&
    (words === undefined || words.test(reply.words))
  );
}

/** `5.7.*` and `5.7.2*` match by their beginning, `5.7.606-649` by number, all others exactly. */
function isLike(enhanced: string | null, pattern: string): boolean {
  if (enhanced === null) return false;
  if (pattern.endsWith('*')) return enhanced.startsWith(pattern.slice(0, -1));
  const [, head = '', from, to] = /^(\d\.\d+\.)(\d+)-(\d+)$/.exec(pattern) ?? [];
  if (from === undefined) return enhanced === pattern;
  const detail = Number(enhanced.slice(head.length));
  return enhanced.startsWith(head) && detail >= Number(from) && detail <= Number(to);
}
