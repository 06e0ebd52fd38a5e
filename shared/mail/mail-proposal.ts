import {
  providerOfDomain,
  type MailProvider,
  type MailProviderLogin,
  type SubmissionServer,
} from './mail-providers';

/**
 * Where a proposal comes from: the table of providers, also by the servers of a domain's incoming mail; a document of the
 * domain for mail programs; its entries in the DNS; or a server that answers at a usual name and port.
 */
export type ProposalSource = 'provider' | 'autoconfig' | 'srv' | 'port';

/** Settings of mail that are proposed for an address. */
export interface MailProposal {
  readonly source: ProposalSource;
  /** The name of the provider; empty where it is not known. */
  readonly provider: string;
  readonly smtp: SubmissionServer;
  /** What the server calls the user. */
  readonly user: string;
  readonly login: MailProviderLogin;
  /** Where the provider says how to prepare the account; empty where nothing is known. */
  readonly helpUrl: string;
  /** The server for incoming mail, with TLS from the start; null where none is known. */
  readonly imap: { readonly host: string; readonly port: number } | null;
  /**
   * Whether a person has to confirm the name of the server before a password is sent to it: the DNS, which can be forged,
   * is all that names it (RFC 6186, section 6).
   */
  readonly needsConsent: boolean;
}

/** Why nothing is proposed. */
export type NoProposal =
  | 'not-an-address'
  /** The DNS knows no such domain. */
  | 'unknown-domain'
  /** The domain says that it takes no mail. */
  | 'no-mail'
  /** The DNS could not be asked. */
  | 'offline'
  | 'nothing-found';

/** What was found for an address. */
export type MailSearch =
  | { readonly kind: 'found'; readonly proposal: MailProposal }
  /** The provider lets no other program send mail. */
  | { readonly kind: 'closed'; readonly provider: string; readonly helpUrl: string }
  | { readonly kind: 'none'; readonly reason: NoProposal };

/** What stands before and behind the @ of an address; the domain in lower case. */
export function partsOf(address: string): { readonly name: string; readonly domain: string } {
  const at = address.lastIndexOf('@');
  return { name: address.slice(0, at), domain: address.slice(at + 1).toLowerCase() };
}

/** What the table of providers has for an address, without asking anybody; null where it has nothing. */
export function proposalByTable(address: string): MailSearch | null {
  const provider = providerOfDomain(partsOf(address).domain);
  return provider === null ? null : searchOfProvider(provider, address);
}

/** The settings of a provider for one of its users. */
export function searchOfProvider(provider: MailProvider, address: string): MailSearch {
  const { name, smtp, imap, user, login, helpUrl } = provider;
  if (smtp === null) return { kind: 'closed', provider: name, helpUrl };
  return {
    kind: 'found',
    proposal: {
      source: 'provider',
      provider: name,
      smtp,
      user: user === 'address' ? address : partsOf(address).name,
      login,
      helpUrl,
      imap: imap === null ? null : { host: imap, port: 993 },
      needsConsent: false,
    },
  };
}
