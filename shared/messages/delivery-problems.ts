/** What only mail can meet. Persisted; the words are in locales/. */
export const MAIL_PROBLEMS = [
  'consent-needed',
  'client-refused',
  'scope-refused',
  'app-password-needed',
  'password-expired',
  /** The rules of an organisation: security defaults, conditional access. */
  'login-policy',
  /** The provider takes no password from programs any more, on no account. */
  'password-login-ended',
  'login-disabled',
  'account-locked',
  'login-needed',
  'login-not-offered',
  'login-method',
  'starttls-needed',
  'port-needs-tls',
  'port-without-tls',
  'not-a-mail-server',
  'name-refused',
  'network-refused',
  'policy-refused',
  'mailbox-full',
] as const;
export type MailProblem = (typeof MAIL_PROBLEMS)[number];

/** Why a delivery attempt did not succeed. Persisted; the words are in locales/. */
export const DELIVERY_PROBLEMS = [
  'connection',
  'dns',
  'timeout',
  'tls',
  'certificate-unreadable',
  'authentication',
  'secret-unreadable',
  'secret-missing',
  'recipient-refused',
  'sender-refused',
  'message-refused',
  'address-refused',
  /** Logged in or known, but without the right to write there. */
  'not-permitted',
  /** A thread or topic within the channel. */
  'thread-refused',
  /** One of the channel's settings that is none of the above. */
  'setting-refused',
  /** The service has moved the recipient, and the settings follow. */
  'moved',
  /** So many messages a day or a month. */
  'limit-reached',
  'message-too-large',
  /** A login page or a proxy answered in the service's place. */
  'intercepted',
  'proxy-refused',
  'proxy-unreachable',
  /** The service said that all is well, but not as it says it when it has a message. */
  'unproven',
  'temporary',
  'not-configured',
  'not-supported',
  'expired',
  /** Linewatch ended while the message was handed over. */
  'interrupted',
  /** What is stored of the message cannot be read any more. */
  'record-unreadable',
  'internal',
  ...MAIL_PROBLEMS,
] as const;
export type DeliveryProblem = (typeof DELIVERY_PROBLEMS)[number];

/** Whether a problem is one that only mail can meet. */
export function isMailProblem(problem: DeliveryProblem): problem is MailProblem {
  return MAIL_PROBLEMS.some((one) => one === problem);
}

/** What a problem says of other messages, and what ends it. */
export interface ProblemTraits {
  /**
   * Who meets it: every message of the `channel`, those for one `reader`, or this `message` alone. A message of the
   * same channel (or for the same reader) that was accepted later shows that it is over.
   */
  readonly scope: 'channel' | 'reader' | 'message';
  /** Whether it may be over when the computer is in another network. */
  readonly isOfTheLine: boolean;
  /** Whether a change of the channel's settings can end it. */
  readonly isSolvedInSettings: boolean;
  /** Whether the rest of the channel is not even tried while it lasts: each refused login brings a lock nearer. */
  readonly stopsOthers: boolean;
  /** What a message that was delivered late says of it; null if it says nothing of a cause. */
  readonly delay: DelayCause | null;
}

/** What delays messages, the one first that a message that met several speaks of. */
export const DELAY_CAUSES = ['person', 'line', 'service', 'unconfirmed', 'fault', 'away'] as const;
export type DelayCause = (typeof DELAY_CAUSES)[number];

const OF_SETTINGS: ProblemTraits = {
  scope: 'channel',
  isOfTheLine: false,
  isSolvedInSettings: true,
  stopsOthers: false,
  delay: 'person',
};
const OF_THE_LINE: ProblemTraits = { ...OF_SETTINGS, isOfTheLine: true, delay: 'line' };
/** Met before any reader is named, so that no message of the channel gets further. */
const OF_LOGIN: ProblemTraits = { ...OF_SETTINGS, stopsOthers: true };
const OF_READER: ProblemTraits = { ...OF_SETTINGS, scope: 'reader' };
/** Time, the other side or a person ends it, elsewhere than in the settings. */
const OF_OTHER_SIDE: ProblemTraits = { ...OF_SETTINGS, isSolvedInSettings: false, delay: 'service' };
const OF_READERS_SIDE: ProblemTraits = { ...OF_READER, isSolvedInSettings: false, delay: 'service' };
const OF_MESSAGE: ProblemTraits = { ...OF_OTHER_SIDE, scope: 'message' };

/** One row for each problem; a new problem without a row does not compile. */
const TRAITS: Readonly<Record<DeliveryProblem, ProblemTraits>> = {
  connection: OF_THE_LINE,
  dns: OF_THE_LINE,
  timeout: OF_THE_LINE,
  // The server was reached.
  'network-refused': { ...OF_THE_LINE, delay: 'service' },
  'proxy-unreachable': OF_THE_LINE,
  intercepted: { ...OF_THE_LINE, isSolvedInSettings: false },

  authentication: OF_LOGIN,
  'consent-needed': OF_LOGIN,
  'client-refused': OF_LOGIN,
  'scope-refused': OF_LOGIN,
  'app-password-needed': OF_LOGIN,
  'password-expired': OF_LOGIN,
  'login-policy': OF_LOGIN,
  'password-login-ended': OF_LOGIN,
  'login-disabled': OF_LOGIN,
  'account-locked': { ...OF_LOGIN, isSolvedInSettings: false, delay: 'service' },

  tls: OF_SETTINGS,
  'certificate-unreadable': OF_SETTINGS,
  'secret-unreadable': OF_SETTINGS,
  'secret-missing': OF_SETTINGS,
  'address-refused': OF_SETTINGS,
  'thread-refused': OF_SETTINGS,
  'setting-refused': OF_SETTINGS,
  moved: OF_SETTINGS,
  'proxy-refused': OF_SETTINGS,
  'login-not-offered': OF_SETTINGS,
  'login-method': OF_SETTINGS,
  'starttls-needed': OF_SETTINGS,
  'port-needs-tls': OF_SETTINGS,
  'port-without-tls': OF_SETTINGS,
  'not-a-mail-server': OF_SETTINGS,
  'name-refused': OF_SETTINGS,
  'not-configured': OF_SETTINGS,
  expired: { ...OF_SETTINGS, delay: null },

  'limit-reached': OF_OTHER_SIDE,
  'not-supported': OF_OTHER_SIDE,
  interrupted: { ...OF_OTHER_SIDE, delay: 'away' },

  'recipient-refused': OF_READER,
  'sender-refused': OF_READER,
  'login-needed': OF_READER,
  'not-permitted': OF_READER,
  'policy-refused': OF_READERS_SIDE,
  'mailbox-full': OF_READERS_SIDE,
  temporary: OF_READERS_SIDE,

  'message-refused': OF_MESSAGE,
  'message-too-large': OF_MESSAGE,
  unproven: { ...OF_MESSAGE, isSolvedInSettings: true, delay: 'unconfirmed' },
  'record-unreadable': { ...OF_MESSAGE, delay: null },
  internal: { ...OF_MESSAGE, delay: 'fault' },
};

/** What a problem says of other messages, and what ends it. */
export function getTraits(problem: DeliveryProblem): ProblemTraits {
  return TRAITS[problem];
}

/** The problems that have something in common. */
export function problemsWith(has: (traits: ProblemTraits) => boolean): readonly DeliveryProblem[] {
  return DELIVERY_PROBLEMS.filter((problem) => has(TRAITS[problem]));
}
