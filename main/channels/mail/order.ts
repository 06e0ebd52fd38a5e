import { createPrivateKey } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { addressWith, parseAddress } from '../../../shared/address';
import { errorText } from '../../../shared/texts/error-text';
import type { SecretOf } from '../../../shared/channels';
import { MAIL_PROXY_SCHEMES } from '../../../shared/channels/mail';
import { isMailAddress } from '../../../shared/mail/mail-address';
import type { OutboxEntry } from '../../../shared/messages/message';
import type { DeliveryProblem } from '../../../shared/messages/delivery-problems';
import type { MailSettings } from '../../../shared/settings';
import type { DeliveryResult, SecretReading } from '../../core/ports';
import { getAuthorities, faultOfAuthorities } from '../authorities';
import type { MailAccess } from './oauth/access';
import type { TokenUse } from './oauth/provider';

export interface MailOrderDeps {
  readonly settings: () => MailSettings;
  readonly secret: (name: SecretOf<'mail'>) => Promise<SecretReading>;
  readonly access: MailAccess;
  /** PEM certificates to trust instead of the system’s. */
  readonly trusted?: readonly string[];
}

/** Login of a delivery. `isFresh`: the token was just issued. */
export type Login =
  | { readonly kind: 'none' }
  | { readonly kind: 'password'; readonly pass: string }
  | { readonly kind: 'token'; readonly value: string; readonly isFresh: boolean };

/** The checked inputs of a delivery. */
export interface MailOrder {
  readonly settings: MailSettings;
  readonly recipient: string;
  readonly login: Login;
  readonly tls: { readonly ca?: string[]; readonly cert?: string; readonly key?: string };
  /** With its password; null without a proxy. */
  readonly proxyUrl: string | null;
  readonly dkim: {
    readonly domainName: string;
    readonly keySelector: string;
    readonly privateKey: string;
  } | null;
}

type Refusal = Exclude<DeliveryResult, { kind: 'accepted' }>;

/** Checks settings and message, and reads the secrets. Returns an order, or the reason why there is none. */
export async function mailOrder(
  entry: OutboxEntry,
  deps: MailOrderDeps,
  signal: AbortSignal,
): Promise<MailOrder | Refusal> {
  const settings = deps.settings();
  // A message that was composed without a recipient goes to the first one set since.
  const recipient = entry.recipient === '' ? (settings.to[0] ?? '') : entry.recipient;
  if (settings.host === '' || !isMailAddress(settings.from) || recipient === '') {
    return blocked('not-configured', '');
  }
  if (!isMailAddress(recipient)) {
    return { kind: 'failed', problem: 'recipient-refused', reply: recipient, isMaybeDelivered: false };
  }
  return unlessRefused(async () => {
    const tls = await getTls(settings, deps);
    const dkim = await getDkim(settings, deps);
    const proxyUrl = await resolveProxy(settings, deps);
    const login = await getLogin(settings, deps, 'send', signal);
    return { settings, recipient, login, tls, proxyUrl, dkim };
  });
}

/**
 * The inputs of a mailbox search: its own password or else the login of the mail server, with the same proxy; or the
 * reason why it is not possible.
 */
export async function mailboxOrder(
  deps: MailOrderDeps,
  signal: AbortSignal,
): Promise<Pick<MailOrder, 'login' | 'proxyUrl'> | Refusal> {
  const settings = deps.settings();
  return unlessRefused(async () => {
    checkAuthorities(settings);
    const pass = await optional('imapPassword', deps);
    const login: Login =
      pass === undefined ? await getLogin(settings, deps, 'look', signal) : { kind: 'password', pass };
    return { login, proxyUrl: await resolveProxy(settings, deps) };
  });
}

/** An obstacle to a delivery; never leaves this file. */
class Obstacle extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.problem);
  }
}

/** The result of an operation, or the refusal of the obstacle that it threw. */
async function unlessRefused<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Obstacle) return error.refusal;
    throw error;
  }
}

async function getLogin(
  settings: MailSettings,
  deps: MailOrderDeps,
  use: TokenUse,
  signal: AbortSignal,
): Promise<Login> {
  if (settings.auth === 'oauth2' && settings.user === '')
    throw new Obstacle(blocked('not-configured', 'user'));
  if (settings.user === '') return { kind: 'none' };
  if (settings.auth === 'password') return { kind: 'password', pass: await needed('password', deps) };
  if (settings.oauthClientId === '') throw new Obstacle(blocked('not-configured', ''));
  const refreshToken = (await needed('oauthRefreshToken', deps)).trim();
  const clientSecret = (await optional('oauthClientSecret', deps))?.trim();
  const token = await deps.access.token(settings, { refreshToken, clientSecret }, use, signal);
  if (token.kind !== 'token') throw new Obstacle({ ...token, isMaybeDelivered: false });
  return token;
}

async function getTls(settings: MailSettings, deps: MailOrderDeps): Promise<MailOrder['tls']> {
  const cert = settings.clientCertificate.trim();
  const key = cert === '' ? undefined : await needed('clientKey', deps);
  checkAuthorities(settings);
  if (key !== undefined) readable(() => createSecureContext({ cert, key }));
  const ca = getAuthorities(settings.ca, deps.trusted);
  return { ...(ca !== undefined && { ca }), ...(key !== undefined && { cert, key }) };
}

function checkAuthorities({ ca }: MailSettings): void {
  const fault = faultOfAuthorities(ca);
  if (fault !== null) throw new Obstacle(blocked('certificate-unreadable', fault));
}

async function getDkim(
  { dkimDomain, dkimSelector }: MailSettings,
  deps: MailOrderDeps,
): Promise<MailOrder['dkim']> {
  if (dkimDomain === '' || dkimSelector === '') return null;
  const privateKey = await needed('dkimKey', deps);
  readable(() => createPrivateKey(privateKey));
  return { domainName: dkimDomain, keySelector: dkimSelector, privateKey };
}

/**
 * The URL of the proxy with its credentials fully encoded: libraries decode them again, and some throw at a single
 * `%`.
 */
async function resolveProxy({ proxyUrl }: MailSettings, deps: MailOrderDeps): Promise<string | null> {
  if (proxyUrl === '') return null;
  const address = parseAddress(proxyUrl, MAIL_PROXY_SCHEMES);
  if (address === null) throw new Obstacle(blocked('not-configured', 'proxyUrl'));
  const user = address.credentials?.user ?? '';
  const password = (await optional('proxyPassword', deps)) ?? address.credentials?.password ?? '';
  return user === '' && password === '' ? address.url.href : addressWith(address.url, { user, password });
}

/** Checks whether certificates and keys are usable. The error texts of OpenSSL contain no secrets. */
function readable(attempt: () => unknown): void {
  try {
    attempt();
  } catch (error) {
    const detail = errorText(error);
    throw new Obstacle(blocked('certificate-unreadable', detail));
  }
}

async function needed(name: SecretOf<'mail'>, deps: MailOrderDeps): Promise<string> {
  const value = await optional(name, deps);
  if (value === undefined) throw new Obstacle(blocked('secret-missing', name === 'password' ? '' : name));
  return value;
}

async function optional(name: SecretOf<'mail'>, deps: MailOrderDeps): Promise<string | undefined> {
  const reading = await deps.secret(name);
  if (reading.kind === 'unreadable') throw new Obstacle(blocked('secret-unreadable', reading.detail));
  return reading.kind === 'value' ? reading.value : undefined;
}

function blocked(problem: DeliveryProblem, reply: string): Refusal {
  return { kind: 'blocked', problem, reply, isMaybeDelivered: false };
}
