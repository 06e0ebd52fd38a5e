import { createHmac } from 'node:crypto';
import { parseAddress } from '../../../shared/address';
import { errorStack, errorText } from '../../../shared/texts/error-text';
import { getSecrets, type HttpChannelKind, type SecretName } from '../../../shared/channels';
import { findMissing } from '../../../shared/channels/completeness';
import { credentialIn } from '../../../shared/channels/header-credentials';
import { textsIn, type Language } from '../../../shared/texts/i18n';
import type { Message, OutboxEntry } from '../../../shared/messages/message';
import type { DeliveryProblem } from '../../../shared/messages/delivery-problems';
import type { Settings } from '../../../shared/settings';
import type { Channel, Clock, DeliveryResult, SecretReading } from '../../core/ports';
import { redact } from '../../core/redact/redact';
import { getAuthorities, faultOfAuthorities } from '../authorities';
import { plainForm, sendable, shortForm, wellFormed } from '../sendable';
import { ANSWERS } from './answers';
import { attempt, type Attempt } from './attempt';
import { REQUESTS } from './requests';
import type { Delivery, HttpRequest, HttpTools } from './requests/request';

/** The request builder of any kind. */
type AnyBuildRequest = (
  delivery: Delivery,
  settings: Values,
  secrets: Secrets,
  tools: HttpTools,
) => HttpRequest;

export interface HttpChannelDeps {
  readonly settings: () => Settings['channels'];
  readonly secret: (name: SecretName) => Promise<SecretReading>;
  /** Stores channel settings that the service has changed, such as the number of a group. */
  readonly learn: (kind: HttpChannelKind, changed: Readonly<Record<string, string>>) => void;
  /** The proxy for a URL, with its credentials; null for a direct connection. */
  readonly proxyTo: (url: string) => Promise<string | null>;
  readonly clock: Clock;
  readonly log: (sentence: string, error?: unknown) => void;
  readonly deadlineMs?: number;
  /** PEM certificates to trust instead of the system’s. */
  readonly trusted?: readonly string[];
  /** Replaces the request builder of the kind. */
  readonly request?: AnyBuildRequest;
}

const DEADLINE_MS = 30_000;
/** The channel ends this much earlier than the deadline of the deliverer, in ms. */
const GRACE_MS = 5_000;

type Secrets = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, unknown>>;

/** Checked settings and secrets of one delivery. */
interface Order {
  readonly settings: Values;
  readonly secrets: Secrets;
  readonly trusted: readonly string[] | undefined;
  readonly signal: AbortSignal;
  readonly onHandOver: () => void;
  /** On the clock of `performance`. */
  readonly endsAt: number;
}

/** Delivers messages of any HTTP kind by one HTTP request. */
export class HttpChannel implements Channel {
  readonly concurrency = 2;
  readonly deadlineMs: number;
  readonly #ownDeadlineMs: number;
  readonly #deps: HttpChannelDeps;

  constructor(
    readonly kind: HttpChannelKind,
    deps: HttpChannelDeps,
  ) {
    this.#deps = deps;
    this.#ownDeadlineMs = deps.deadlineMs ?? DEADLINE_MS;
    this.deadlineMs = this.#ownDeadlineMs + GRACE_MS;
  }

  async deliver(
    entry: OutboxEntry,
    signal: AbortSignal,
    onHandOver: () => void = () => undefined,
  ): Promise<DeliveryResult> {
    const endsAt = performance.now() + this.#ownDeadlineMs;
    const secrets = await this.#secrets();
    if ('problem' in secrets) return blocked(secrets.problem, secrets.detail);
    const { values } = secrets;
    const settings = this.#deps.settings()[this.kind];
    const missing = findMissing(this.kind, settings, (name) => name in values);
    if (missing.length > 0) {
      const isSecret = getSecrets(this.kind).some((name) => missing.includes(shortName(name)));
      return blocked(isSecret ? 'secret-missing' : 'not-configured', missing.join(', '));
    }
    const own = 'ca' in settings ? settings.ca : '';
    const fault = faultOfAuthorities(own);
    if (fault !== null) return blocked('certificate-unreadable', fault);
    const trusted = getAuthorities(own, this.#deps.trusted);
    const order = { settings: wellFormed(settings), secrets: values, trusted, signal, onHandOver, endsAt };
    return this.#deliver(entry, order);
  }

  rehearse(message: Message): string | null {
    const secrets = Object.fromEntries(
      getSecrets(this.kind).map((name) => [shortName(name), 'https://rehearsal.example.org/x']),
    );
    const tools = this.#tools(message);
    const delivery = { message, messageId: '<rehearsal@linewatch>', createdAt: this.#deps.clock.now() };
    try {
      this.#build(delivery, this.#deps.settings()[this.kind], secrets, tools);
      return null;
    } catch (error) {
      return errorText(error);
    }
  }

  /** Sends the message, or a short form if the service refuses it as too large. */
  async #deliver(entry: OutboxEntry, order: Order): Promise<DeliveryResult> {
    const message = sendable(entry.message);
    const first = await this.#attempt({ ...entry, message }, order);
    if (first.kind !== 'blocked' || first.problem !== 'message-too-large') return first;
    return this.#attempt({ ...entry, message: shortForm(message) }, order);
  }

  async #attempt(entry: OutboxEntry, order: Order): Promise<DeliveryResult> {
    const request = this.#request(entry, order);
    if (request === null || !isSendable(request)) return blocked('not-configured', '');
    const { trusted, signal, onHandOver, endsAt } = order;
    const end = await attempt(request, {
      table: ANSWERS[this.kind],
      proxyTo: this.#deps.proxyTo,
      deadlineMs: Math.max(endsAt - performance.now(), 0),
      now: this.#deps.clock.now(),
      secrets: getHidden(order),
      signal,
      onHandOver,
      ...(trusted !== undefined && { trusted }),
    });
    this.#learn(end);
    return end.result;
  }

  #learn({ learned }: Attempt): void {
    if (learned === null) return;
    this.#deps.log(`${this.kind}: settings changed by the service: ${JSON.stringify(learned)}`);
    this.#deps.learn(this.kind, learned);
  }

  #tools({ language }: Message): HttpTools {
    const closing = textsIn(language as Language)('channels:cut');
    return { hmacSha256, now: this.#deps.clock.now(), closing };
  }

  get #build(): AnyBuildRequest {
    // Settings and secrets have the same kind as the request builder.
    return this.#deps.request ?? (REQUESTS[this.kind] as unknown as AnyBuildRequest);
  }

  async #secrets(): Promise<
    { readonly values: Secrets } | { readonly problem: DeliveryProblem; readonly detail: string }
  > {
    const values: Record<string, string> = {};
    for (const name of getSecrets(this.kind)) {
      const reading = await this.#deps.secret(name);
      if (reading.kind === 'unreadable') return { problem: 'secret-unreadable', detail: reading.detail };
      // Pasted secrets may end with a line break.
      const value = reading.kind === 'value' ? reading.value.trim() : '';
      if (value !== '') values[shortName(name)] = value;
    }
    return { values };
  }

  /** The request for a message; plain text with every figure if its layout throws, null if that throws too. */
  #request(entry: OutboxEntry, order: Order): HttpRequest | null {
    const { settings, secrets } = order;
    const tools = this.#tools(entry.message);
    const layOut = (message: Message) => this.#build({ ...entry, message }, settings, secrets, tools);
    try {
      return layOut(entry.message);
    } catch (error) {
      this.#logWithout(order, 'The layout of a message failed; it is sent as plain text', error);
    }
    try {
      return layOut(plainForm(entry.message));
    } catch (error) {
      this.#logWithout(order, 'A message could not be laid out as plain text either', error);
      return null;
    }
  }

  #logWithout(order: Order, sentence: string, error: unknown): void {
    const detail = errorStack(error);
    this.#deps.log(`${sentence} (${this.kind}): ${redact(detail, getHidden(order))}`);
  }
}

function shortName(name: SecretName): string {
  return name.slice(name.indexOf('.') + 1);
}

/** Whether URL and headers are valid, since a pasted secret may contain anything. */
function isSendable({ url, headers }: HttpRequest): boolean {
  const isAscii = Object.values(headers).every((value) => /^[\t\x20-\x7e]*$/.test(value));
  return isAscii && /^https?:\/\/[^/]/i.test(url) && parseAddress(url, ['http', 'https']) !== null;
}

/** Texts that must not appear in a reply: the secrets, passwords inside them, and what header lines hold. */
function getHidden({ secrets, settings }: Order): readonly string[] {
  // Settings are checked where they are read.
  const { headers: lines = [] } = settings as { readonly headers?: readonly string[] };
  const values = Object.values(secrets);
  const { login = '' } = secrets;
  const ofAddresses = values.map(
    (value) => parseAddress(value, ['http', 'https'])?.credentials?.password ?? '',
  );
  const ofHeaders = lines.flatMap((line) => credentialIn(line) ?? []);
  return [...values, login.slice(login.indexOf(':') + 1), ...ofAddresses, ...ofHeaders];
}

function hmacSha256(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

function blocked(problem: DeliveryProblem, reply: string): DeliveryResult {
  return { kind: 'blocked', problem, reply, isMaybeDelivered: false };
}
