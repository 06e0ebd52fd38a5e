import { createHmac } from 'node:crypto';
import { parseAddress } from '../../../shared/address';
import { errorStack, errorText } from '../../../shared/texts/error-text';
import { getSecrets, type HttpChannelKind, type SecretName } from '../../../shared/channels';
import { findMissing } from '../../../shared/channels/completeness';
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

/** Builds the request of a kind, whichever it is. */
type AnyBuildRequest = (
  delivery: Delivery,
  settings: Values,
  secrets: Secrets,
  tools: HttpTools,
) => HttpRequest;

export interface HttpChannelDeps {
  readonly settings: () => Settings['channels'];
  readonly secret: (name: SecretName) => Promise<SecretReading>;
  /** Stores settings of a channel that its service has changed, such as the number of a group. */
  readonly learn: (kind: HttpChannelKind, changed: Readonly<Record<string, string>>) => void;
  /** The proxy on the way to an address, with its login; null where there is none. */
  readonly proxyTo: (url: string) => Promise<string | null>;
  readonly clock: Clock;
  readonly log: (sentence: string, error?: unknown) => void;
  readonly deadlineMs?: number;
  /** PEM certificates to trust instead of the system's. */
  readonly trusted?: readonly string[];
  /** Takes the place of the kind's own request. */
  readonly request?: AnyBuildRequest;
}

const DEADLINE_MS = 30_000;
/** The channel ends by itself before the deliverer would end it. */
const GRACE_MS = 5_000;

type Secrets = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, unknown>>;

/** Settings and secrets of one delivery, checked. */
interface Order {
  readonly settings: Values;
  readonly secrets: Secrets;
  readonly trusted: readonly string[] | undefined;
  readonly signal: AbortSignal;
  readonly onHandOver: () => void;
  /** On the clock of `performance`. */
  readonly endsAt: number;
}

/** Tells by one HTTP request, of whatever kind. */
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

  /** Sends the message; where it is too large for the service, a short form of it. */
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
      secrets: getHidden(order.secrets),
      signal,
      onHandOver,
      ...(trusted !== undefined && { trusted }),
    });
    this.#learn(end);
    return end.result;
  }

  #learn({ learned }: Attempt): void {
    if (learned === null) return;
    this.#deps.log(`${this.kind} has changed settings: ${JSON.stringify(learned)}`);
    this.#deps.learn(this.kind, learned);
  }

  #tools({ language }: Message): HttpTools {
    const closing = textsIn(language as Language)('channels:cut');
    return { hmacSha256, now: this.#deps.clock.now(), closing };
  }

  get #build(): AnyBuildRequest {
    // Every kind's request takes its own settings and secrets, which are looked up by the same kind.
    return this.#deps.request ?? (REQUESTS[this.kind] as unknown as AnyBuildRequest);
  }

  async #secrets(): Promise<
    { readonly values: Secrets } | { readonly problem: DeliveryProblem; readonly detail: string }
  > {
    const values: Record<string, string> = {};
    for (const name of getSecrets(this.kind)) {
      const reading = await this.#deps.secret(name);
      if (reading.kind === 'unreadable') return { problem: 'secret-unreadable', detail: reading.detail };
      // Whoever pastes a secret may paste a line break with it.
      const value = reading.kind === 'value' ? reading.value.trim() : '';
      if (value !== '') values[shortName(name)] = value;
    }
    return { values };
  }

  /** The message in the service's form; where that fails, plain text with every figure. Null when nothing works. */
  #request(entry: OutboxEntry, { settings, secrets }: Order): HttpRequest | null {
    const tools = this.#tools(entry.message);
    const layOut = (message: Message) => this.#build({ ...entry, message }, settings, secrets, tools);
    try {
      return layOut(entry.message);
    } catch (error) {
      this.#logWithout(secrets, 'The layout of a message failed; it goes out as plain text', error);
    }
    try {
      return layOut(plainForm(entry.message));
    } catch (error) {
      this.#logWithout(secrets, 'A message could not be laid out at all', error);
      return null;
    }
  }

  #logWithout(secrets: Secrets, sentence: string, error: unknown): void {
    const detail = errorStack(error);
    this.#deps.log(`${sentence} (${this.kind}): ${redact(detail, getHidden(secrets))}`);
  }
}

function shortName(name: SecretName): string {
  return name.slice(name.indexOf('.') + 1);
}

/** Whether address and headers can be sent at all: a pasted secret may hold anything. */
function isSendable({ url, headers }: HttpRequest): boolean {
  const isAscii = Object.values(headers).every((value) => /^[\t\x20-\x7e]*$/.test(value));
  return isAscii && /^https?:\/\/[^/]/i.test(url) && parseAddress(url, ['http', 'https']) !== null;
}

/** What no reply may show: the secrets, and the passwords within them. */
function getHidden(secrets: Secrets): readonly string[] {
  const values = Object.values(secrets);
  const { login = '' } = secrets;
  const ofAddresses = values.map(
    (value) => parseAddress(value, ['http', 'https'])?.credentials?.password ?? '',
  );
  return [...values, login.slice(login.indexOf(':') + 1), ...ofAddresses];
}

function hmacSha256(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

function blocked(problem: DeliveryProblem, reply: string): DeliveryResult {
  return { kind: 'blocked', problem, reply, isMaybeDelivered: false };
}
