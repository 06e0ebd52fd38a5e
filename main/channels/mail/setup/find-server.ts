import { isMailAddress, tidiedAddress } from '../../../../shared/mail/mail-address';
import { isWithinDomain } from '../../../../shared/mail/mail-host';
import {
  partsOf,
  proposalByTable,
  searchOfProvider,
  type MailProposal,
  type MailSearch,
  type ProposalSource,
} from '../../../../shared/mail/mail-proposal';
import {
  isProviderServer,
  providerOfMx,
  type SubmissionServer,
} from '../../../../shared/mail/mail-providers';
import { isNearby } from '../../../core/network/nearby-host';
import { configUrls, readAutoconfig } from './autoconfig';
import { isMailHostName } from './host-name';
import type { DnsAnswer, LookUps, MxRecord, SrvRecord } from './look-ups';

/** So many servers of a domain's incoming mail are tried as servers for outgoing mail. */
const MAX_MX = 2;

/**
 * Finds the mail server of an address: in the table of providers, in the domain's document for mail programs, in its
 * entries in the DNS (RFC 6186, RFC 8314), by the provider of its incoming mail, and at the usual names and ports. Nothing
 * but the domain is told to anybody. Ends when `signal` is aborted, with what was found until then.
 */
export async function findMailServer(
  typed: string,
  lookUps: LookUps,
  signal: AbortSignal,
): Promise<MailSearch> {
  const address = tidiedAddress(typed);
  if (!isMailAddress(address)) return { kind: 'none', reason: 'not-an-address' };
  const known = proposalByTable(address);
  if (known !== null) return known;
  const { domain } = partsOf(address);
  // All questions are asked at once; the answers are taken in their order.
  const documents = configUrls(domain).map((url) => lookUps.fetchConfig(url, signal));
  const entries = SUBMISSION.map(([service]) => lookUps.resolveSrv(`${service}.${domain}`, signal));
  const incoming = lookUps.resolveMx(domain, signal);

  for (const document of await Promise.all(documents)) {
    const proposal = document === null ? null : readAutoconfig(document, address);
    if (proposal !== null) return { kind: 'found', proposal };
  }
  const bySrv = await findBySrv(await Promise.all(entries), address, lookUps, signal);
  if (bySrv !== null) return { kind: 'found', proposal: bySrv };
  const mx = await incoming;
  const hosts = mxHosts(mx);
  const provider = providerOfMx(hosts);
  if (provider !== null) return searchOfProvider(provider, address);
  if (mx.kind === 'records' && hosts.length === 0) return { kind: 'none', reason: 'no-mail' };
  if (mx.kind === 'unknown') return { kind: 'none', reason: 'unknown-domain' };
  const byPort = await findByPort(candidates(domain, hosts), address, lookUps, signal);
  if (byPort !== null) return { kind: 'found', proposal: byPort };
  return { kind: 'none', reason: mx.kind === 'unreachable' ? 'offline' : 'nothing-found' };
}

/** Entries of a domain for sending mail, the better one first. */
const SUBMISSION = [
  ['_submissions._tcp', 'implicit-tls'],
  ['_submission._tcp', 'starttls-required'],
] as const;

async function findBySrv(
  answers: readonly DnsAnswer<SrvRecord>[],
  address: string,
  lookUps: LookUps,
  signal: AbortSignal,
): Promise<MailProposal | null> {
  for (const [index, [, security]] of SUBMISSION.entries()) {
    const answer = answers[index];
    const [first] = answer?.kind === 'records' ? inOrder(answer.records) : [];
    const host = first === undefined ? '' : bare(first.name);
    if (first === undefined || !isMailHostName(host)) continue;
    const server: SubmissionServer = { host, port: first.port, security };
    const isHere = isNearby(partsOf(address).domain);
    return propose('srv', isHere ? await asOffered(server, lookUps, signal) : server, address);
  }
  return null;
}

/**
 * A server of this computer or network may offer no encryption. Only for addresses of this network: for another one a
 * forged answer of the DNS would have the password sent in clear.
 */
async function asOffered(
  server: SubmissionServer,
  { answers }: LookUps,
  signal: AbortSignal,
): Promise<SubmissionServer> {
  if (!isNearby(server.host) || (await answers(server, signal))) return server;
  const inClear: SubmissionServer = { ...server, security: 'none' };
  return (await answers(inClear, signal)) ? inClear : server;
}

/** The servers that are tried, the likeliest first. */
function candidates(domain: string, mx: readonly string[]): readonly SubmissionServer[] {
  const isHere = isNearby(domain);
  const names = isHere ? [domain] : [`smtp.${domain}`, `mail.${domain}`, ...mx.slice(0, MAX_MX)];
  const servers = [...new Set(names)].filter(isMailHostName).flatMap((host): SubmissionServer[] => [
    { host, port: 465, security: 'implicit-tls' },
    { host, port: 587, security: 'starttls-required' },
  ]);
  if (!isHere) return servers;
  return [
    ...servers,
    { host: domain, port: 587, security: 'none' },
    { host: domain, port: 25, security: 'none' },
  ];
}

async function findByPort(
  servers: readonly SubmissionServer[],
  address: string,
  { answers }: LookUps,
  signal: AbortSignal,
): Promise<MailProposal | null> {
  const tries = servers.map((server) => answers(server, signal));
  for (const [index, server] of servers.entries()) {
    if ((await tries[index]) === true) return propose('port', server, address);
  }
  return null;
}

/** A proposal by the DNS. Its certificate proves the name of a server, but not that it serves the domain. */
function propose(source: ProposalSource, smtp: SubmissionServer, address: string): MailProposal {
  const needsConsent = !isWithinDomain(smtp.host, partsOf(address).domain) && !isProviderServer(smtp.host);
  return {
    source,
    provider: '',
    smtp,
    user: address,
    login: 'password',
    helpUrl: '',
    imap: null,
    needsConsent,
  };
}

/** Lower priority first, then more weight (RFC 2782). A name of one dot says that there is no such service. */
function inOrder(records: readonly SrvRecord[]): readonly SrvRecord[] {
  return [...records]
    .filter(({ name }) => bare(name) !== '')
    .sort((one, other) => one.priority - other.priority || other.weight - one.weight);
}

/** The servers of incoming mail, the preferred one first; none where the domain says that it takes no mail (RFC 7505). */
function mxHosts(answer: DnsAnswer<MxRecord>): readonly string[] {
  if (answer.kind !== 'records') return [];
  return [...answer.records]
    .sort((one, other) => one.priority - other.priority)
    .map(({ exchange }) => bare(exchange))
    .filter((exchange) => exchange !== '');
}

function bare(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
