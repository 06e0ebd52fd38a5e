import { describe, expect, it } from 'vitest';
import { expectMeaning, type ReplyRow } from '../../../testing/smtp-replies';
import { readReply } from './reply';

/** Postfix reports refusals of client, name and sender at RCPT TO by default (smtpd_delay_reject). */
// prettier-ignore
const POSTFIX: readonly ReplyRow[] = [
  ['recipient', '554 5.7.1 <you@example.org>: Relay access denied', 'blocked login-needed', 'not-wanted'],
  ['recipient', '554 5.7.1 <you@example.org>: Relay access denied', 'blocked login-not-offered', 'not-offered'],
  ['recipient', '554 5.7.1 <you@example.org>: Relay access denied', 'blocked policy-refused'],
  ['recipient', '454 4.7.1 <you@example.org>: Relay access denied', 'retry login-needed', 'not-wanted'],
  ['recipient', '553 5.7.1 <me@example.org>: Sender address rejected: not owned by user me', 'blocked sender-refused'],
  ['recipient', '553 5.7.1 <me@example.org>: Sender address rejected: not logged in', 'blocked login-needed', 'not-wanted'],
  ['recipient', '554 5.7.1 <me@example.org>: Sender address rejected: Access denied', 'blocked sender-refused'],
  ['recipient', '450 4.1.8 <me@example.invalid>: Sender address rejected: Domain not found', 'retry sender-refused'],
  ['recipient', '550 5.1.8 <me@example.invalid>: Sender address rejected: Domain not found', 'blocked sender-refused'],
  ['recipient', '550 5.1.0 <me@example.org>: Sender address rejected: User unknown in virtual mailbox table', 'blocked sender-refused'],
  ['recipient', '504 5.5.2 <my_computer>: Helo command rejected: need fully-qualified hostname', 'blocked name-refused'],
  ['recipient', '501 5.5.2 <my_computer>: Helo command rejected: Invalid name', 'blocked name-refused'],
  ['recipient', '450 4.7.1 <my.computer>: Helo command rejected: Host not found', 'retry name-refused'],
  ['recipient', '554 5.7.1 Service unavailable; Client host [203.0.113.7] blocked using zen.spamhaus.org', 'retry network-refused'],
  ['recipient', '554 5.7.1 <unknown[203.0.113.7]>: Client host rejected: Access denied', 'retry network-refused'],
  ['recipient', '450 4.7.1 Client host rejected: cannot find your hostname, [203.0.113.7]', 'retry network-refused'],
  ['recipient', '554 5.7.1 <you@example.org>: Recipient address rejected: Access denied', 'blocked policy-refused'],
  ['recipient', '550 5.1.1 <you@example.org>: Recipient address rejected: User unknown in virtual mailbox table', 'failed recipient-refused'],
  ['recipient', '450 4.2.0 <you@example.org>: Recipient address rejected: Greylisted', 'retry temporary'],
  ['recipient', '550 5.7.1 <you@example.org>: Recipient address rejected: Greylisted, please try again in 300 seconds', 'retry temporary'],
  ['recipient', '452 4.2.2 <you@example.org>: Recipient address rejected: Mailbox is full / over quota', 'retry mailbox-full'],
  ['recipient', '552 5.2.2 <you@example.org>: Recipient address rejected: Quota exceeded (mailbox for user is full)', 'retry mailbox-full'],
  ['sender', '552 5.3.4 Message size exceeds fixed limit', 'blocked message-too-large'],
  ['message', '552 5.3.4 Error: message file too big', 'blocked message-too-large'],
  ['sender', '452 4.3.1 Insufficient system storage', 'retry mailbox-full'],
  ['sender', '530 5.7.0 Must issue a STARTTLS command first', 'blocked starttls-needed', 'not-offered'],
  ['sender', '530 5.7.1 Authentication required', 'blocked login-needed', 'not-wanted'],
  ['login', '535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6', 'blocked authentication'],
  ['login', '535 5.7.8 Error: authentication failed: authentication failure', 'blocked authentication'],
  ['login', '454 4.7.0 Temporary authentication failure: Connection lost to authentication server', 'retry temporary'],
  ['login', '503 5.5.1 Error: authentication not enabled', 'blocked login-not-offered'],
  ['starttls', '454 4.7.0 TLS not available due to local problem', 'retry temporary'],
  ['starttls', '502 5.5.1 Error: command not implemented', 'blocked tls'],
  ['greeting', '421 4.7.0 mail.example.org Error: too many connections from 203.0.113.7', 'retry temporary'],
  ['recipient', '450 4.7.1 Error: too much mail from 203.0.113.7', 'retry temporary'],
  ['login', '535 5.7.8 Cleartext authentication disallowed on non-secure (SSL/TLS) connections.', 'blocked starttls-needed'],
  ['login', '500 5.5.1 Unrecognized command', 'blocked login-not-offered'],
  ['data', '554 5.5.1 Error: no valid recipients', 'failed recipient-refused'],
  ['data', '503 5.5.1 Error: need RCPT command', 'retry temporary'],
  ['greeting', '521 5.3.2 mail.example.org does not accept mail', 'blocked not-a-mail-server'],
  ['recipient', '556 5.1.10 Recipient address has null MX', 'failed recipient-refused'],
];

// prettier-ignore
const EXIM: readonly ReplyRow[] = [
  ['recipient', '550 relay not permitted', 'blocked login-needed', 'not-wanted'],
  ['recipient', '550-Please turn on SMTP Authentication in your mail client.\n550-(my.computer) [203.0.113.7]:5000 is not permitted to relay through this server\n550 without authentication.', 'blocked login-needed', 'not-wanted'],
  ['recipient', '550 authentication required', 'blocked login-needed', 'not-wanted'],
  ['recipient', '550 Administrative prohibition', 'blocked policy-refused'],
  ['recipient', '550 Unrouteable address', 'failed recipient-refused'],
  ['recipient', '550 Unknown user', 'failed recipient-refused'],
  ['recipient', '550-Verification failed for <me@example.org>\n550-No Such User Here\n550 Sender verify failed', 'blocked sender-refused'],
  ['recipient', '451 Temporary local problem - please try later', 'retry temporary'],
  ['hello', '501 Syntactically invalid EHLO argument(s)', 'blocked name-refused'],
  ['hello', '550 HELO should be a FQDN or address literal (See RFC 2821 4.1.1.1)', 'blocked name-refused'],
  ['login', '535 Incorrect authentication data', 'blocked authentication'],
  ['login', '503 AUTH command used when not advertised', 'blocked login-not-offered'],
  ['sender', '552 Message size exceeds maximum permitted', 'blocked message-too-large'],
  ['message', '552 Message size exceeds maximum permitted', 'blocked message-too-large'],
  ['sender', '452 Space shortage, please try later', 'retry temporary'],
  ['greeting', '421 Too many concurrent SMTP connections from this IP address; please try again later.', 'retry temporary'],
  ['greeting', '554 SMTP synchronization error', 'retry network-refused'],
  ['message', '550 This message was classified as SPAM and may not be delivered', 'blocked policy-refused'],
  ['recipient', '550 Domain example.org has exceeded the max emails per hour (50/50 (100%)) allowed. Message discarded.', 'retry limit-reached'],
  ['recipient', '550-Callback setup failed while verifying <me@example.org>\n550-The initial connection, or a HELO or MAIL FROM:<> command was rejected.\n550 Sender verify failed', 'blocked sender-refused'],
  ['message', '550 Maximum line length exceeded (see RFC 5322).', 'failed message-refused'],
  ['message', '550 This message contains a virus', 'blocked message-refused'],
];

// prettier-ignore
const OTHERS: readonly ReplyRow[] = [
  // Sendmail
  ['recipient', '550 5.7.1 <you@example.org>... Relaying denied. Proper authentication required.', 'blocked login-needed', 'not-wanted'],
  ['sender', '553 5.1.8 <me@example.invalid>... Domain of sender address me@example.invalid does not exist', 'blocked sender-refused'],
  ['sender', '553 5.5.4 <me>... Domain name required for sender address me', 'blocked sender-refused'],
  ['sender', '530 5.7.0 Authentication required', 'blocked login-needed', 'not-wanted'],
  ['recipient', '550 5.1.1 <you@example.org>... User unknown', 'failed recipient-refused'],
  ['hello', '501 5.0.0 Invalid domain name', 'blocked name-refused'],
  ['sender', '552 5.2.3 Message exceeds maximum fixed size (20000)', 'blocked message-too-large'],
  ['sender', '452 4.4.5 Insufficient disk space; try again later', 'retry mailbox-full'],
  // qmail
  ['recipient', '553 sorry, that domain isn\'t in my list of allowed rcpthosts (#5.7.1)', 'blocked login-needed', 'not-wanted'],
  ['message', '552 sorry, that message size exceeds my databytes limit (#5.3.4)', 'blocked message-too-large'],
  ['recipient', '553 sorry, your envelope sender is in my badmailfrom list (#5.7.1)', 'blocked sender-refused'],
  ['message', '451 qq temporary problem (#4.3.0)', 'retry temporary'],
  ['sender', '530 Authorization required (#5.7.1)', 'blocked login-needed', 'not-wanted'],
  // Exchange
  ['recipient', '550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain', 'blocked login-needed', 'not-wanted'],
  ['recipient', '550 5.7.1 Unable to relay', 'blocked login-needed', 'not-wanted'],
  ['sender', '550 5.7.1 Client was not authenticated', 'blocked login-needed', 'not-wanted'],
  ['message', '550 5.7.1 Client does not have permissions to send as this sender', 'blocked sender-refused'],
  ['hello', '501 5.5.4 Invalid domain name', 'blocked name-refused'],
  ['login', '504 5.7.4 Unrecognized authentication type', 'blocked login-method'],
  ['sender', '452 4.3.1 Insufficient system resources', 'retry temporary'],
  ['sender', '421 4.3.2 The maximum number of concurrent server connections has exceeded a limit, closing transmission channel', 'retry temporary'],
  // OpenSMTPD
  ['recipient', '550 Invalid recipient: <you@example.org>', 'failed recipient-refused'],
  ['sender', '530 5.5.1 Invalid command: Must issue a STARTTLS command first', 'blocked starttls-needed', 'not-offered'],
  ['sender', '530 5.5.1 Invalid command: Must issue an AUTH command first', 'blocked login-needed', 'not-wanted'],
  ['login', '535 Authentication failed', 'blocked authentication'],
  ['hello', '501 5.5.1 Invalid command: EHLO requires domain name', 'blocked name-refused'],
  // Sending services
  ['message', '554 Message rejected: Email address is not verified. The following identities failed the check', 'blocked sender-refused'],
  ['message', '454 Throttling failure: Daily message quota exceeded.', 'retry limit-reached'],
  ['message', '554 Access denied: User is not authorized to perform ses:SendRawEmail', 'blocked not-permitted'],
  ['message', '550 The from address does not match a verified Sender Identity.', 'blocked sender-refused'],
  ['message', '451 You have exceeded your messaging limits', 'retry limit-reached'],
  ['sender', '550 5.7.0 Domain example.org is not allowed to send', 'blocked sender-refused'],
  ['login', '525 5.7.1 Unauthorized IP address', 'retry network-refused'],
  ['sender', '502 5.7.0 Your SMTP account is not yet activated', 'blocked account-locked'],
  ['message', '554 Insufficient rights', 'blocked not-permitted'],
  ['message', '554 delivery error: dd This user doesn\'t have a yahoo.de account', 'failed recipient-refused'],
  // Another service on the port.
  ['hello', '502 Command not implemented', 'blocked not-a-mail-server'],
  ['hello', '500 unrecognized command', 'blocked not-a-mail-server'],
  // A transition of passwords, RFC 4954 §6.
  ['login', '432 4.7.12 A password transition is needed', 'retry temporary'],
  ['login', '534 5.7.9 Authentication mechanism is too weak', 'blocked login-method'],
  ['login', '538 5.7.11 Encryption required for requested authentication mechanism', 'blocked starttls-needed'],
  ['sender', '550 Unauthenticated senders not allowed', 'blocked login-needed', 'not-wanted'],
  ['recipient', '550 5.7.1 Mail from 203.0.113.7 refused: generic reverse DNS', 'retry network-refused'],
  ['login', '535 5.7.8 too many failed login attempts; account locked for 15 minutes', 'retry temporary'],
];

describe.each([
  ['Postfix', POSTFIX],
  ['Exim', EXIM],
  ['other servers', OTHERS],
])('%s', (_server, rows) => {
  it.each(rows.map((row) => ({ phase: row[0], reply: row[1], row })))('at $phase: $reply', ({ row }) =>
    expectMeaning(row),
  );
});

describe('a reply', () => {
  it.each([
    ['550 5.7.1 no', { code: 550, enhanced: '5.7.1', words: 'no' }],
    ['550-5.7.1 one\r\n550 5.7.1 two', { code: 550, enhanced: '5.7.1', words: 'one two' }],
    ['550-one\n550 5.1.1 two', { code: 550, enhanced: '5.1.1', words: 'one two' }],
    ['553 sorry (#5.7.1)', { code: 553, enhanced: '5.7.1', words: 'sorry (#5.7.1)' }],
    ['550 192.0.2.1 is listed', { code: 550, enhanced: null, words: '192.0.2.1 is listed' }],
    ['421', { code: 421, enhanced: null, words: '' }],
    ['* OK IMAP4rev1 ready', null],
    ['', null],
  ])('%j is parsed', (text, reply) => {
    expect(readReply(text)).toEqual(reply);
  });
});
