/** Why Linewatch cannot look into the mailbox. Persisted; the words are in locales/. */
export const MAILBOX_PROBLEMS = [
  'connection',
  'dns',
  'timeout',
  'tls',
  'port-needs-tls',
  'port-without-tls',
  'not-a-mailbox',
  'login',
  'password-expired',
  /** The provider wants to be asked first. */
  'account',
  'encryption-needed',
  /** The server is there, but cannot serve now. */
  'unavailable',
  'limit-reached',
  'full',
  'consent',
  'secret',
  'certificate',
  'folder',
  'settings',
  'internal',
] as const;
export type MailboxProblem = (typeof MAILBOX_PROBLEMS)[number];

/** Where a mail was found: in the folder of the settings, in the folder for junk, or in another one. */
export const MAIL_PLACES = ['expected', 'junk', 'elsewhere'] as const;
export type MailPlace = (typeof MAIL_PLACES)[number];

/** What the newest look for a mail that was accepted has found. */
export type MailboxFinding =
  | { readonly kind: 'found'; readonly place: MailPlace; readonly folder: string }
  /** It did not come within the time in which mails do. */
  | { readonly kind: 'missing' }
  /** `detail` is what the server or the system said; may be empty. */
  | { readonly kind: 'failed'; readonly problem: MailboxProblem; readonly detail: string };

/** A finding, and when it was made. Null where no mailbox is named, or nothing was looked for under these settings. */
export type MailboxState = MailboxFinding & { readonly at: number };

/** The setting of mail that a problem with the mailbox is about; null where it is about none of the mailbox's own. */
export function blamedMailboxField({
  problem,
}: Pick<Extract<MailboxFinding, { kind: 'failed' }>, 'problem'>): string | null {
  switch (problem) {
    case 'connection':
    case 'dns':
    case 'timeout':
      return 'imapHost';
    case 'tls':
    case 'port-needs-tls':
    case 'port-without-tls':
    case 'encryption-needed':
      return 'imapSecurity';
    case 'not-a-mailbox':
      return 'imapPort';
    case 'login':
    case 'secret':
    case 'password-expired':
      return 'imapPassword';
    case 'folder':
      return 'imapMailbox';
    case 'consent':
    case 'certificate':
    case 'settings':
    case 'internal':
    case 'account':
    case 'unavailable':
    case 'limit-reached':
    case 'full':
      return null;
  }
}
