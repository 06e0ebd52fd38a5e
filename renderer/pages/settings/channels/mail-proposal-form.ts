import { isMailAddress, tidiedAddress } from '../../../../shared/mail/mail-address';
import { isWithinDomain } from '../../../../shared/mail/mail-host';
import { proposalByTable, type MailProposal } from '../../../../shared/mail/mail-proposal';
import { addressesIn, type ChannelForm } from './channels-form';

/**
 * The form of mail with what is proposed for an address. The sender is the address, and so is the recipient where none is
 * entered. The mailbox is looked into where it is that of the only recipient, with the same login.
 */
export function withProposal(form: ChannelForm, proposal: MailProposal, typed: string): ChannelForm {
  const address = tidiedAddress(typed);
  const to = text(form, 'to').trim() === '' ? address : text(form, 'to');
  const { smtp, user, login, imap } = proposal;
  const isOwnMailbox = addressesIn(to).every((reader) => reader === address);
  const isMailboxFree = text(form, 'imapHost') === '' && login !== 'oauth2';
  return {
    ...form,
    from: address,
    to,
    host: smtp.host,
    port: String(smtp.port),
    security: smtp.security,
    user,
    auth: login === 'oauth2' ? 'oauth2' : 'password',
    ...(login === 'oauth2' && { oauthProvider: oauthProviderOf(smtp.host) }),
    ...(imap !== null &&
      isOwnMailbox &&
      isMailboxFree && { imapHost: imap.host, imapPort: String(imap.port), imapSecurity: 'implicit-tls' }),
  };
}

/** What a proposal takes the place of. */
const PROPOSED = ['from', 'host', 'port', 'security', 'user', 'auth', 'oauthProvider'] as const;

/**
 * The form with a proposal that took a while; null where the address or the server was changed since.
 *
 * @param now the form when the proposal arrives, of which everything else stays
 * @param asked the form when the search began
 */
export function withLateProposal(
  now: ChannelForm,
  asked: ChannelForm,
  proposal: MailProposal,
): ChannelForm | null {
  if (PROPOSED.some((name) => now[name] !== asked[name])) return null;
  return withProposal(now, proposal, text(asked, 'from'));
}

/** The form where no server is entered yet and the table of providers knows the sender's; null for every other one. */
export function filledByTable(form: ChannelForm): ChannelForm | null {
  const address = tidiedAddress(text(form, 'from'));
  if (text(form, 'host').trim() !== '' || !isMailAddress(address)) return null;
  const known = proposalByTable(address);
  return known?.kind === 'found' ? withProposal(form, known.proposal, address) : null;
}

/** The sender's address as it is typed, without spaces around it; empty where none is. */
export function senderIn(form: ChannelForm): string {
  return text(form, 'from').trim();
}

function oauthProviderOf(host: string): 'google' | 'microsoft' | 'other' {
  if (['outlook.com', 'office365.com'].some((domain) => isWithinDomain(host, domain))) return 'microsoft';
  return isWithinDomain(host, 'gmail.com') ? 'google' : 'other';
}

function text(form: ChannelForm, name: string): string {
  return String(form[name] ?? '');
}
