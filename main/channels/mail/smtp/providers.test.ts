import { describe, expect, it } from 'vitest';
import { expectMeaning, type ReplyRow } from '../../../testing/smtp-replies';
import { meaningOfReply } from './meaning';

/** https://support.google.com/a/answer/3726730 */
// prettier-ignore
const GMAIL: readonly ReplyRow[] = [
  ['login', '535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials a1 - gsmtp', 'blocked authentication'],
  ['login', '534-5.7.9 Application-specific password required. Learn more at\n534 5.7.9 https://support.google.com/mail/?p=InvalidSecondFactor a1 - gsmtp', 'blocked app-password-needed'],
  ['login', '534-5.7.14 <https://accounts.google.com/signin/continue> Please log in via your web browser and\n534-5.7.14 then try again.\n534 5.7.14  Learn more at https://support.google.com/mail/answer/78754 - gsmtp', 'blocked account-locked'],
  ['login', '454 4.7.0 Too many login attempts, please try again later. - gsmtp', 'retry temporary'],
  ['login', '454 4.7.0 Cannot authenticate due to a temporary system problem. Try again later. - gsmtp', 'retry temporary'],
  ['login', '504 5.7.4 Unrecognized Authentication Type - gsmtp', 'blocked login-method'],
  ['sender', '530-5.7.0 Authentication Required. For more information, go to\n530 5.7.0  https://support.google.com/mail/?p=WantAuthError a1 - gsmtp', 'blocked login-needed', 'not-wanted'],
  ['sender', '530 5.7.0 Must issue a STARTTLS command first. a1 - gsmtp', 'blocked starttls-needed', 'not-offered'],
  ['message', '550-5.4.5 Daily user sending limit exceeded. For more information on Gmail\n550-5.4.5 sending limits go to\n550 5.4.5  https://support.google.com/a/answer/166852 a1 - gsmtp', 'retry limit-reached'],
  ['message', '550-5.4.5 Daily SMTP relay limit exceeded for user. - gsmtp', 'retry limit-reached'],
  ['message', '550 5.7.1 Email quota exceeded. - gsmtp', 'retry limit-reached'],
  ['sender', '550-5.7.1 The user or domain that you are sending to (or from) has a policy that prohibited the mail that you sent.', 'blocked policy-refused'],
  ['sender', '550 5.7.1 Daily SMTP relay sending limit exceeded for customer. - gsmtp', 'retry limit-reached'],
  ['recipient', '550-5.1.1 The email account that you tried to reach does not exist. Please try\n550-5.1.1 double-checking the recipient\'s email address - gsmtp', 'failed recipient-refused'],
  ['recipient', '550 5.2.1 The email account that you tried to reach is disabled. - gsmtp', 'blocked recipient-refused'],
  ['recipient', '452 4.2.2 The recipient\'s inbox is out of storage space. - gsmtp', 'retry mailbox-full'],
  ['recipient', '552 5.2.2 The recipient\'s inbox is out of storage space and inactive. - gsmtp', 'retry mailbox-full'],
  ['recipient', '450 4.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages from being delivered. - gsmtp', 'retry temporary'],
  ['recipient', '550-5.7.1 [203.0.113.7] The IP you\'re using to send mail is not authorized to\n550-5.7.1 send email directly to our servers. - gsmtp', 'retry network-refused'],
  ['message', '552 5.3.4 Your message exceeded Google\'s message size limits. - gsmtp', 'blocked message-too-large'],
  ['message', '552 5.7.0 This message was blocked because its content presents a potential security issue. - gsmtp', 'blocked policy-refused'],
  ['message', '550-5.7.26 Your email has been blocked because the sender is unauthenticated. - gsmtp', 'blocked sender-refused'],
  ['message', '550-5.7.1 [203.0.113.7] Our system has detected that this message is likely unsolicited mail. - gsmtp', 'blocked policy-refused'],
  ['message', '554 5.6.0 Mail message is malformed. Not accepted. - gsmtp', 'failed message-refused'],
  ['greeting', '421 4.7.0 Try again later, closing connection. - gsmtp', 'retry temporary'],
  ['greeting', '421 4.7.0 [203.0.113.7] Our system has detected an unusual rate of unsolicited mail. - gsmtp', 'retry temporary'],
  ['login', '534-5.7.9 Please log in with your web browser and then try again. For more\n534 5.7.9  https://support.google.com/mail/?p=WebLoginRequired - gsmtp', 'blocked account-locked'],
  ['recipient', '550-5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages from being delivered. - gsmtp', 'retry temporary'],
  ['login', '502 5.5.1 Too many unrecognized commands, goodbye. - gsmtp', 'retry temporary'],
];

/** https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online */
// prettier-ignore
const MICROSOFT: readonly ReplyRow[] = [
  ['login', '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled [FR0.eurprd02.prod.outlook.com]', 'blocked login-disabled'],
  ['login', '535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [AM0.eurprd08.prod.outlook.com]', 'blocked login-disabled'],
  ['login', '535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. [LO4.GBRP265.PROD.OUTLOOK.COM]', 'blocked authentication'],
  ['login', '535 5.7.139 Authentication unsuccessful, user is locked by your organization\'s security defaults policy.', 'blocked login-disabled'],
  ['login', '550 5.7.30 Basic authentication is not supported for Client Submission.', 'blocked login-disabled'],
  ['login', '535 5.7.3 Authentication unsuccessful [AM0.eurprd08.prod.outlook.com]', 'blocked authentication'],
  ['login', '454 4.7.0 Temporary authentication failure [Hostname=AM0.eurprd08.prod.outlook.com]', 'retry temporary'],
  ['login', '421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client to support TLS 1.2.', 'retry temporary'],
  ['sender', '451 5.7.3 STARTTLS is required to send mail [AM0.eurprd08.prod.outlook.com]', 'blocked starttls-needed', 'not-offered'],
  ['sender', '530 5.7.57 Client not authenticated to send mail. [AM0.eurprd08.prod.outlook.com]', 'blocked login-needed', 'not-wanted'],
  ['sender', '530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM', 'blocked login-not-offered', 'not-offered'],
  ['sender', '432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded [Hostname=AM0.eurprd08.prod.outlook.com]', 'retry temporary'],
  ['sender', '432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending for more information.', 'retry temporary'],
  ['message', '554 5.2.252 SendAsDenied; me@example.org not allowed to send as you@example.org; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied', 'blocked sender-refused'],
  ['message', '554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message due to a permanent exception with message Cannot submit message.', 'blocked sender-refused'],
  ['message', '550 5.7.60 SMTP; Client does not have permissions to send as this sender [AM0.eurprd08.prod.outlook.com]', 'blocked sender-refused'],
  ['message', '554 5.2.0 STOREDRV.Submission.Exception:OutboundSpamException; Failed to process message due to a permanent exception with message WASCL UserAction verdict is not None. Actual verdict is Suspend', 'blocked account-locked'],
  ['message', '550 5.7.232 Your message can\'t be sent because your trial tenant has exceeded its daily limit for sending email to external recipients.', 'retry limit-reached'],
  ['message', '550 5.7.233 Your message can\'t be sent because your tenant exceeded its daily limit for sending email to external recipients.', 'retry limit-reached'],
  ['message', '550 5.1.90 Your message can\'t be sent because you\'ve reached your daily limit for message recipients.', 'retry limit-reached'],
  ['message', '550 5.7.705 Access denied, tenant has exceeded threshold.', 'retry limit-reached'],
  ['message', '550 5.1.8 Access denied, bad outbound sender. For more information see https://go.microsoft.com/fwlink/?linkid=875724', 'blocked account-locked'],
  ['recipient', '550 5.7.501 Access denied, spam abuse detected.', 'blocked account-locked'],
  ['recipient', '550 5.7.606 Access denied, banned sending IP [203.0.113.7].', 'retry network-refused'],
  ['recipient', '550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP.', 'retry network-refused'],
  ['recipient', '550 5.7.506 Access Denied, Bad HELO.', 'blocked name-refused'],
  ['recipient', '550 5.7.64 TenantAttribution; Relay Access Denied [AM0.eurprd08.prod.outlook.com]', 'blocked login-needed', 'not-wanted'],
  ['recipient', '550 5.4.1 Recipient address rejected: Access denied. [AM0.eurprd08.prod.outlook.com]', 'failed recipient-refused'],
  ['recipient', '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup', 'failed recipient-refused'],
  ['recipient', '554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded', 'retry mailbox-full'],
  ['recipient', '550 5.7.124 Sender not in allowed-senders list', 'blocked sender-refused'],
  ['recipient', '451 4.7.500 Server busy. Please try again later from [203.0.113.7].', 'retry temporary'],
  ['message', '552 5.3.4 Message size exceeds fixed maximum message size', 'blocked message-too-large'],
  ['message', '550 5.7.515 Access denied, sending domain example.org doesn\'t meet the required authentication level.', 'blocked sender-refused'],
  ['message', '554 5.2.122 The recipient has exceeded their limit for the number of messages they can receive per hour', 'retry temporary'],
  ['message', '554 5.2.121 Recipient\'s per hour message receive limit from specific sender exceeded.', 'retry temporary'],
  ['sender', '550 SC-001 (BAY004-MC1F1) Unfortunately, messages from 203.0.113.7 weren\'t sent.', 'retry network-refused'],
  ['login', '535 5.7.3 Authentication unsuccessful, the user account is disabled', 'blocked account-locked'],
];

/** Yahoo, GMX and web.de, iCloud, Zoho, Fastmail, OVH, Yandex, QQ and NetEase, as their senders report them. */
// prettier-ignore
const OTHERS: readonly ReplyRow[] = [
  ['login', '535 5.7.0 (#MBR1212) Incorrect username or password used', 'blocked authentication'],
  ['login', '535 5.7.0 (#AUTH005) Too many bad auth attempts.', 'retry temporary'],
  ['sender', '553 5.7.1 [BL21] Connections will not be accepted from 203.0.113.7, because the ip is in Spamhaus\'s list', 'retry network-refused'],
  ['greeting', '421 4.7.0 [TSS04] Messages from 203.0.113.7 temporarily deferred due to unexpected volume or user complaints', 'retry network-refused'],
  ['message', '554 5.7.9 Message not accepted for policy reasons. See https://senders.yahooinc.com/error-codes', 'blocked policy-refused'],
  ['message', '553 From address not verified; see http://help.yahoo.com/l/us/yahoo/mail/original/manage/sendfrom-07.html', 'blocked sender-refused'],
  ['sender', '550-Requested action not taken: mailbox unavailable\n550 Sender address is not allowed.', 'blocked sender-refused'],
  ['recipient', '550 Requested action not taken: mailbox unavailable', 'failed recipient-refused'],
  ['message', '554-Transaction failed\n554-Reject due to policy restrictions.\n554 For explanation visit https://postmaster.gmx.net/en/case?c=hi', 'blocked policy-refused'],
  ['greeting', '554-gmx.net (mxgmx104) Nemesis ESMTP Service not available\n554-No SMTP service\n554-IP address is block listed.\n554 For explanation visit https://postmaster.gmx.net/en/case?c=r0201', 'retry network-refused'],
  ['login', '535 Authentication credentials invalid', 'blocked authentication'],
  ['message', '421 Rate limit reached. Please try again later', 'retry limit-reached'],
  ['message', '550 5.7.0 From address is not one of your addresses', 'blocked sender-refused'],
  ['message', '550 5.7.1 Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137', 'blocked policy-refused'],
  ['message', '550 5.7.1 Your message was rejected due to example.org\'s DMARC policy.', 'blocked sender-refused'],
  ['message', '553 Relaying disallowed as me@example.org', 'blocked sender-refused'],
  ['message', '553 Sender is not allowed to relay emails', 'blocked sender-refused'],
  ['message', '554 5.1.8 Email Outgoing Blocked', 'blocked account-locked'],
  ['message', '550 5.4.6 Unusual sending activity detected. Please try after sometime.', 'blocked account-locked'],
  ['login', '535 Authentication Failed', 'blocked authentication'],
  ['message', '551 5.7.1 Not authorised to send from this header address', 'blocked sender-refused'],
  ['recipient', '553 5.7.1 <me@example.org>: Sender address rejected: not owned by user you@example.org', 'blocked sender-refused'],
  ['login', '535 5.7.1 Authentication failed', 'blocked authentication'],
  ['login', '535 5.7.8 Error: authentication failed: This user does not have access rights to this service', 'blocked login-disabled'],
  ['login', '535 5.7.0 NEOBHODIM parol prilozheniya https://help.mail.ru/mail/security/protection/external', 'blocked app-password-needed'],
  ['login', '535 Login Fail. Please enter your authorization code to login. More information in https://service.mail.qq.com', 'blocked app-password-needed'],
  ['login', '550 User has no permission', 'blocked login-disabled'],
  ['sender', '501 Mail from address must be same as authorization user.', 'blocked sender-refused'],
  ['sender', '553 Mail from must equal authorized user', 'blocked sender-refused'],
  ['message', '550 Connection frequency limited. https://service.mail.qq.com', 'retry temporary'],
  ['login', '535 5.7.0 authentication failed: app-specific password required', 'blocked app-password-needed'],
  ['message', '550 5.7.1 Unauthenticated email is not accepted from this domain.', 'blocked sender-refused'],
  ['message', '554 5.7.1 [HVU:B1] Connection refused. Your IP address appears on a list', 'retry network-refused'],
  ['recipient', '552 1 Requested mail action aborted, mailbox not found', 'failed recipient-refused'],
  ['login', '535 5.7.8 Error: authentication failed: POP3/IMAP not enabled', 'blocked login-disabled'],
  ['login', '535 5.7.1 Your plan does not allow external SMTP access', 'blocked login-disabled'],
  ['login', '535 Authentication failed. Too many authentication failures. Account temporarily blocked', 'retry temporary'],
  ['login', '535 5.7.8 Account suspended for spam', 'blocked account-locked'],
  ['message', '554 Sending paused for this account. For more information, please check the inbox of the email address associated with your account.', 'blocked account-locked'],
  ['message', '554 Message rejected: Sending suspended for this account.', 'blocked account-locked'],
  ['login', '535 Authentication failed: account disabled', 'blocked account-locked'],
  ['recipient', '550 5.7.1 No such user!', 'failed recipient-refused'],
  ['message', '503 Send message has exceeded limit', 'retry limit-reached'],
  ['message', '554 HL:ITC 163 smtp5,abc', 'retry limit-reached'],
  ['recipient', '550 RP:TRC 163 smtp5,abc', 'retry limit-reached'],
  ['message', '554 DT:SPM 163 smtp5,abc', 'blocked message-refused'],
  ['message', '554 DT:SUM 163 smtp5,abc', 'blocked sender-refused'],
  ['login', '550 用户被锁定', 'blocked account-locked'],
  ['login', '535 Error: authentication failed, system busy', 'retry temporary'],
  ['login', '535 Login fail. Account is abnormal, service is not open, password is incorrect, login frequency limited, or system is busy.', 'blocked authentication'],
  ['message', '550 Suspected spam ip', 'retry network-refused'],
  ['message', '550 The "From" header is missing or invalid. Please follow RFC5322', 'blocked sender-refused'],
  ['message', '552 Illegal Attach', 'failed message-refused'],
  ['message', '550 Mail content denied. https://service.mail.qq.com', 'blocked message-refused'],
];

describe.each([
  ['Gmail', GMAIL],
  ['Microsoft 365 and Outlook.com', MICROSOFT],
  ['other providers', OTHERS],
])('%s', (_provider, rows) => {
  it.each(rows.map((row) => ({ phase: row[0], reply: row[1], row })))('at $phase: $reply', ({ row }) =>
    expectMeaning(row),
  );
});

describe('a limit', () => {
  it.each([
    ['of a day is not tried again within the hour', '550 5.4.5 Daily user sending limit exceeded', 3_600_000],
    [
      'of logins is not tried again within a quarter of an hour',
      '454 4.7.0 Too many login attempts',
      900_000,
    ],
  ])('%s', (_name, reply, waitMs) => {
    expect(meaningOfReply(reply, 'login', 'accepted')).toMatchObject({ kind: 'retry', waitMs });
  });
});
