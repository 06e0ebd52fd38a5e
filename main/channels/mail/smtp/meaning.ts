import { readReply, type SmtpReply } from './reply';
import {
  RULES_BY_CODE,
  RULES_BY_PHASE,
  RULES_BY_WORDS,
  type ReplyMeaning,
  type ReplyRule,
  type SmtpPhase,
} from './rules';

/** How far a login had come when the server answered. */
export type LoginState =
  /** The settings name no user. */
  | 'not-wanted'
  /** The server offers none on this connection. */
  | 'not-offered'
  | 'accepted';

const TEMPORARY: ReplyMeaning = { kind: 'retry', problem: 'temporary' };

/**
 * What a reply that refuses means: the first row that applies, codes before words, words before what the phase says.
 * A reply of the 400s asks for another try whatever it blames, but for a connection that is not encrypted.
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

/** A login is asked for: it was not set up, could not be tried, or was taken and is not enough. */
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

/** `5.7.*` and `5.7.2*` by their beginning, `5.7.606-649` by the number, all others as they are. */
function isLike(enhanced: string | null, pattern: string): boolean {
  if (enhanced === null) return false;
  if (pattern.endsWith('*')) return enhanced.startsWith(pattern.slice(0, -1));
  const [, head = '', from, to] = /^(\d\.\d+\.)(\d+)-(\d+)$/.exec(pattern) ?? [];
  if (from === undefined) return enhanced === pattern;
  const detail = Number(enhanced.slice(head.length));
  return enhanced.startsWith(head) && detail >= Number(from) && detail <= Number(to);
}
