import { HOUR_MS, MINUTE_MS } from '../../../../shared/durations';
import type { DeliveryProblem } from '../../../../shared/messages/delivery-problems';

/** The phase that a reply answers. `message` is the end of the message, after the final dot. */
export type SmtpPhase =
  'greeting' | 'hello' | 'starttls' | 'login' | 'sender' | 'recipient' | 'data' | 'message';

/** The meaning of a reply. `waitMs`: minimum delay before the next attempt. */
export interface ReplyMeaning {
  readonly kind: 'retry' | 'blocked' | 'failed';
  readonly problem: DeliveryProblem;
  readonly waitMs?: number;
}

/** A row of the table: all of its conditions have to match. The first matching row applies. */
export interface ReplyRule {
  readonly codes?: readonly number[];
  /** Enhanced status codes; `5.7.2*` matches a prefix, `5.7.606-649` a range. */
  readonly enhanced?: readonly string[];
  readonly phases?: readonly SmtpPhase[];
  readonly words?: RegExp;
  readonly means: ReplyMeaning;
}

const blocked = (problem: DeliveryProblem): ReplyMeaning => ({ kind: 'blocked', problem });
const failed = (problem: DeliveryProblem): ReplyMeaning => ({ kind: 'failed', problem });
const retry = (problem: DeliveryProblem, waitMs?: number): ReplyMeaning => ({
  kind: 'retry',
  problem,
  ...(waitMs !== undefined && { waitMs }),
});

/** Limits per hour or day. */
const LIMIT: ReplyMeaning = retry('limit-reached', HOUR_MS);
/** Limit of the recipient’s server for this recipient, per hour. */
const READER_LIMIT: ReplyMeaning = retry('temporary', HOUR_MS);
/** Too many logins are allowed again after a delay; each attempt before extends it. */
const TOO_MANY_LOGINS: ReplyMeaning = retry('temporary', 15 * MINUTE_MS);

/** The password is right but expired. 50055 is Microsoft’s code for it. */
const PASSWORD_EXPIRED =
  /\bpasswords?\b.{0,20}\bexpired\b|\bexpired passwords?\b|\bpasswords? (?:must|needs? to|has to) be (?:changed|reset|renewed)\b|\bmust (?:change|reset|renew) (?:your|the|his|their) password\b|\bAADSTS50055\b|密码已?(?:过期|失效)/i;

/** Login policies of an organisation, including Microsoft’s “criteria”. */
const LOGIN_POLICY =
  /\bsecurity defaults?\b|\bconditional access\b|\bdid not meet the criteria\b|\bAADSTS53003\b/i;

/** Basic authentication is disabled for all accounts. */
const BASIC_LOGIN_ENDED = /\bbasic auth\w* (?:is |has been )?(?:disabled|not supported|blocked|retired)\b/i;

/**
 * Rules with an unambiguous enhanced status code. RFC 3463, RFC 5248, RFC 7372, and documented codes of Google and
 * Microsoft. Codes with several uses (5.7.1, 5.7.0, 5.2.0, 5.0.0) are not included.
 */
export const RULES_BY_CODE: readonly ReplyRule[] = [
  { enhanced: ['5.7.14', '5.7.13'], phases: ['login'], means: blocked('account-locked') },
  { enhanced: ['5.7.139'], words: /credentials were incorrect/i, means: blocked('authentication') },
  { enhanced: ['5.7.139'], words: PASSWORD_EXPIRED, means: blocked('password-expired') },
  { enhanced: ['5.7.139'], words: LOGIN_POLICY, means: blocked('login-policy') },
  {
    enhanced: ['5.7.139'],
    words: /\b(?:locked|disabled account|account (?:is |was )?(?:disabled|blocked|suspended))\b/i,
    means: blocked('account-locked'),
  },
  { enhanced: ['5.7.139'], words: BASIC_LOGIN_ENDED, means: blocked('password-login-ended') },
  { enhanced: ['5.7.139'], means: blocked('login-disabled') },
  { enhanced: ['5.7.30'], means: blocked('password-login-ended') },
  { enhanced: ['5.7.10', '5.7.11'], means: blocked('starttls-needed') },
  { codes: [538], means: blocked('starttls-needed') },
  { enhanced: ['5.7.4'], phases: ['login'], means: blocked('login-method') },
  { enhanced: ['5.7.57'], means: blocked('login-needed') },
  {
    enhanced: ['5.7.3'],
    phases: ['sender', 'recipient', 'data'],
    codes: [530, 550],
    means: blocked('login-needed'),
  },
  { enhanced: ['5.7.54', '5.7.64'], means: blocked('login-needed') },
  {
    enhanced: [
      '5.2.252',
      '5.7.60',
      '5.7.20-24',
      '5.7.7',
      '5.7.26',
      '5.7.27',
      '5.7.509',
      '5.7.515',
      '5.7.750',
    ],
    means: blocked('sender-refused'),
  },
  { enhanced: ['5.7.506'], means: blocked('name-refused') },
  { enhanced: ['5.4.5', '5.1.90', '5.7.28', '5.7.232', '5.7.233', '5.7.508', '5.7.705'], means: LIMIT },
  { enhanced: ['5.2.121', '5.2.122'], means: READER_LIMIT },
  { enhanced: ['5.7.25', '5.7.510', '5.7.606-649', '5.7.708'], means: retry('network-refused') },
  { enhanced: ['5.7.501-503', '5.7.511', '5.7.700-749'], means: blocked('account-locked') },
  { enhanced: ['5.2.3', '5.3.4'], means: blocked('message-too-large') },
  { enhanced: ['5.2.2', '4.2.2'], means: retry('mailbox-full') },
  // Microsoft’s code for a recipient that is not in its directory.
  { enhanced: ['5.4.1'], phases: ['recipient'], means: failed('recipient-refused') },
  { enhanced: ['5.6.*'], phases: ['data', 'message'], means: failed('message-refused') },
];

const ENVELOPE: readonly SmtpPhase[] = ['sender', 'recipient', 'data', 'message'];

/** Rules by words, for codes with several causes; the order matters. */
export const RULES_BY_WORDS: readonly ReplyRule[] = [
  {
    words:
      /\bSTARTTLS\b.*\b(?:first|required|needed)|\b(?:plain|clear) ?text (?:auth\w*|passwords?|log-?ins?) (?:is |are )?(?:not allowed|disallowed|disabled)|\b(?:must|need to|please) (?:issue|use|send)\b.*\b(?:STARTTLS|TLS|SSL)\b|\b(?:TLS|SSL|encryption)\b(?: \w+)? (?:is )?required(?! for RCPT)/i,
    means: blocked('starttls-needed'),
  },
  {
    words:
      /\bapp(?:lication)?[- ](?:specific )?passwords?\b|\bapp(?:lication)?[- ]specific[- ]password|\bapppassword|authori[sz]ation code|授权码|parol prilozheniya/i,
    phases: ['login'],
    means: blocked('app-password-needed'),
  },
  { words: PASSWORD_EXPIRED, phases: ['login'], means: blocked('password-expired') },
  { words: LOGIN_POLICY, phases: ['login'], means: blocked('login-policy') },
  { words: BASIC_LOGIN_ENDED, phases: ['login'], means: blocked('password-login-ended') },
  // One text for all causes, of which a wrong password is the most likely.
  { words: /password is incorrect/i, phases: ['login'], means: blocked('authentication') },
  {
    words:
      /\b(?:POP3?|IMAP|SMTP)\b(?: \w+){0,2} (?:not enabled|disabled|switched off|blocked)|(?:not have|not allow|not enabled for|no)(?: \w+){0,2} (?:POP3?|IMAP|SMTP)\b/i,
    phases: ['login'],
    means: blocked('login-disabled'),
  },
  {
    words:
      /SmtpClientAuthentication is disabled|SMTP(?: AUTH\w*| service| access)? (?:is )?(?:disabled|not enabled|switched off)|user has no permission|not have access rights to this service|service is not (?:open|enabled)/i,
    phases: ['login', 'sender', 'recipient'],
    means: blocked('login-disabled'),
  },
  {
    words: /temporarily (?:locked|blocked)|\b(?:locked|blocked) for \d+/i,
    phases: ['login'],
    means: TOO_MANY_LOGINS,
  },
  {
    words: /\b(?:account|user|domain)\b.{0,40}\bdisabled\b|锁定|冻结|停用/i,
    phases: ['login'],
    means: blocked('account-locked'),
  },
  {
    words:
      /log ?in (?:via|with) your web browser|WebLoginRequired|sending (?:is )?(?:paused|suspended)|\b(?:account|user|mailbox)\b.{0,40}\b(?:locked|suspended|restricted|blocked)\b|OutboundSpamException|\bWASCL\b|email outgoing blocked|unusual sending activity|bad outbound sender|verify your account|account is not (?:yet )?activated/i,
    phases: ['login', 'sender', 'data', 'message'],
    means: blocked('account-locked'),
  },
  {
    words:
      /too many (?:\w+ ){0,3}(?:log-?ins?|auth\w*|password|attempts|connections|concurrent|commands)|(?:concurrent|connection)s? (?:\w+ ){0,2}limit|thread limit|login attempts|frequency limited/i,
    means: TOO_MANY_LOGINS,
  },
  {
    words:
      /message (?:size|length)|(?:message|mail|body|data) (?:is )?too (?:large|big|long)|too much mail data|databytes|exceeds? .*\bsize\b|maximum .*\bsize\b|size limit/i,
    phases: ENVELOPE,
    means: blocked('message-too-large'),
  },
  {
    words:
      /(?:daily|hourly|monthly|sending|outgoing|relay(?:ing)?|rate|messag\w+|e?mail|submission) (?:\w+ ){0,3}(?:limit|quota)|limit on .*(?:messages|mails)|exceeded (?:(?:its|the|your|their) )?(?:max\w*\b|(?:request )?limit)|\bper (?:second|minute|hour|day)\b|too many sent|超过限制|超出限制|频率|too many (?:messages|mails|e-?mails|recipients)|sent too many|rate[- ]limit|throttl|credits exceeded/i,
    means: LIMIT,
  },
  // NetEase, https://qiye.163.com/help/af988e.html
  { words: /\b(?:HL:(?:ITC|ICC|IFC|MEP|REP)|MI:(?:CEL|DMC|CCL|SFQ|STC)|RP:[A-Z]{3})\b/, means: LIMIT },
  { words: /\bDT:SUM\b|\bMI:SPF\b/, phases: ENVELOPE, means: blocked('sender-refused') },
  { words: /\bHL:IPB\b|\bIB:\w+/, means: retry('network-refused') },
  { words: /receiving mail at a rate/i, phases: ENVELOPE, means: READER_LIMIT },
  {
    words:
      /(?:mailbox|mail box|inbox|account|user)\b.*\b(?:is )?(?:full|over ?quota|out of storage)|over (?:storage )?quota|quota (?:is )?exceeded|exceeded .*storage|exhausted .*storage|storage (?:allocation|quota|limit)|insufficient (?:disk|system)? ?(?:space|storage)|disk quota|not enough (?:disk )?space/i,
    phases: ENVELOPE,
    means: retry('mailbox-full'),
  },
  { words: /sender verif\w+ fail/i, phases: ENVELOPE, means: blocked('sender-refused') },
  {
    words:
      /\b(?:helo|ehlo)\b.*\b(?:reject|invalid|denied|bad|refus|syntac|requires|not allowed|mismatch)|\b(?:invalid|bad|rejected|forged|syntactically invalid|fake)\b.*\b(?:helo|ehlo)\b|need fully-qualified hostname/i,
    means: blocked('name-refused'),
  },
  { phases: ['hello'], words: /invalid (?:domain|host) ?name|domain name/i, means: blocked('name-refused') },
  {
    words: /relaying disallowed|sender is not allowed to relay/i,
    means: blocked('sender-refused'),
  },
  {
    words:
      /not (?:logged|signed) in|(?:auth\w*|log-?in|authori[sz]ation) (?:is )?(?:required|needed|first)|must (?:first )?(?:be )?(?:authenticat|log ?in)|(?:was|is|has|been)? ?not (?:been )?authenticated|requires? (?:smtp )?auth|issue an AUTH|unauthenticated senders|pop before smtp|anonymous mail/i,
    phases: ENVELOPE,
    means: blocked('login-needed'),
  },
  {
    words:
      /relay\w*(?: access)? (?:is )?(?:denied|not permitted|not allowed|prohibited|refused|forbidden|restricted)|unable to relay|(?:not permitted|not allowed|cannot|refuse) to relay|do(?:es)? not relay|no relay|rcpthosts|delivery not authorized|non-accepted domain/i,
    phases: ENVELOPE,
    means: blocked('login-needed'),
  },
  {
    words:
      /block(?:ed)? ?(?:using|list)|black ?list|\bDNSBL\b|\bRBL\b|spamhaus|spamcop|\bclient (?:host|address)\b|reverse dns|\bPTR\b|cannot find your (?:host|reverse)|connections? (?:will )?not (?:be )?accepted|dynamic ip|\bIP (?:is )?dynamic|\bspam ip\b|generic (?:reverse|rdns|ptr)|ipcheck|\bSC-00\d|\bIP\b(?: \S+){0,6} (?:not|is|was|has|appears|blocked|banned|denied|rejected|listed)\b|(?:banned sending|unauthori[sz]ed) IP|\[(?:BL|TSS)\d+\]/i,
    means: retry('network-refused'),
  },
  {
    words:
      /gr[ae]y-?list|try (?:\w+ )?(?:again )?later|temporar(?:y|ily)|please (?:try again|retry)|come back later|(?:server|system) (?:is )?(?:too )?busy|timed? ?out|internal (?:server )?error|local problem|resources/i,
    means: retry('temporary'),
  },
  {
    words:
      /\bsender\b|send(?:ing)? as\b|SendAsDenied|not owned by|(?:authori[sz]|allow)ed to (?:send|use)|address is not verified|permi(?:tted|ssions?) to send|\bfrom\b["']?[- ]?(?:address|header|:)|unauthenticated e?mail|mail from (?:address )?must|badmailfrom|return[- ]path|\b(?:SPF|DKIM|DMARC)\b|authori[sz](?:ation|ed) user|发件人/i,
    phases: ENVELOPE,
    means: blocked('sender-refused'),
  },
  { enhanced: ['5.1.7', '5.1.8'], phases: ENVELOPE, means: blocked('sender-refused') },
  {
    words: /insufficient (?:rights|permission|privilege)|authori[sz]ed to perform|permission denied/i,
    phases: ENVELOPE,
    means: blocked('not-permitted'),
  },
  {
    words: /not authori[sz]ed|access denied|not permitted|forbidden|prohibit/i,
    phases: ENVELOPE,
    means: blocked('policy-refused'),
  },
];

/** The remaining replies, by phase. Policy refusals are never attributed to the recipient. */
export const RULES_BY_PHASE: readonly ReplyRule[] = [
  // Code of a host without mail, RFC 7504 and RFC 7505.
  { phases: ['greeting'], codes: [521], means: blocked('not-a-mail-server') },
  { phases: ['recipient'], codes: [521, 556], means: failed('recipient-refused') },
  { phases: ['greeting'], means: retry('network-refused') },
  { phases: ['hello'], codes: [500, 502], means: blocked('not-a-mail-server') },
  { phases: ['hello'], codes: [554], means: retry('network-refused') },
  { phases: ['hello'], means: blocked('name-refused') },
  { phases: ['starttls'], means: blocked('tls') },
  { phases: ['login'], codes: [504], means: blocked('login-method') },
  { phases: ['login'], enhanced: ['5.7.9'], means: blocked('login-method') },
  { phases: ['login'], codes: [500, 502, 503], means: blocked('login-not-offered') },
  { phases: ['login'], means: blocked('authentication') },
  { codes: [530], means: blocked('login-needed') },
  { codes: [534, 535], means: blocked('authentication') },
  { codes: [503], phases: ['sender', 'recipient', 'data'], means: retry('temporary') },
  { codes: [552], phases: ['sender'], means: blocked('message-too-large') },
  { phases: ['sender'], means: blocked('sender-refused') },
  {
    phases: ['recipient', 'data', 'message'],
    words:
      /user (?:is )?unknown|unknown user|no such (?:user|mailbox|recipient)|user doesn.?t have|(?:mailbox|recipient) (?:is )?not found|no valid recipients/i,
    means: failed('recipient-refused'),
  },
  {
    phases: ['data', 'message'],
    words:
      /malformed|\bsyntax\b|\bheaders?\b|\bMIME\b|line (?:is )?too long|line length|bare (?:LF|CR|line|newline)|attach|\bhops?\b|\bloop\b|8-?bit|charset|encoding|RFC ?\d/i,
    means: failed('message-refused'),
  },
  { enhanced: ['5.7.*'], phases: ENVELOPE, means: blocked('policy-refused') },
  { codes: [552], phases: ENVELOPE, means: retry('mailbox-full') },
  { enhanced: ['5.2.1'], phases: ENVELOPE, means: blocked('recipient-refused') },
  { phases: ['recipient'], words: /\b(?:inactive|disabled)\b/i, means: blocked('recipient-refused') },
  { phases: ['recipient'], enhanced: ['5.1.*', '5.4.*'], means: failed('recipient-refused') },
  { phases: ['recipient'], codes: [554], means: blocked('policy-refused') },
  { phases: ['recipient'], means: failed('recipient-refused') },
  {
    phases: ['data', 'message'],
    enhanced: ['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10'],
    means: failed('recipient-refused'),
  },
  {
    phases: ['message'],
    words: /polic(?:y|ies)|spam|unsolicited|reputation/i,
    means: blocked('policy-refused'),
  },
  // Spam filters that give no reason may accept the same message later.
  { means: blocked('message-refused') },
];
