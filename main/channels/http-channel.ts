import { createHmac } from 'node:crypto';
import { errorStack, errorText } from '../../shared/error-text';
import { CHANNELS, secretsOf, type HttpChannelKind, type SecretName } from '../../shared/channels';
import { missingOf } from '../../shared/channels/completeness';
import type { Delivery, HttpAnswer, HttpRequest, HttpTools, Meaning } from '../../shared/channels/http';
import { bodyText } from '../../shared/channels/plain-text';
import { textsIn, type Language } from '../../shared/i18n';
import type { DeliveryProblem, Message, OutboxEntry } from '../../shared/message';
import type { Settings } from '../../shared/settings';
import type { Channel, Clock, DeliveryResult, SecretReading } from '../core/ports';
import { redact } from '../core/redact';
import { authoritiesOf, faultOfAuthorities } from './authorities';
import { exchange, type Exchange } from './http-exchange';
import { meaningOfStatus, problemOfError, replyOf, retryAfterMs } from './http-reply';

/** Whatever the kind, the parts of its definition that deliver. */
export interface HttpDelivering {
  readonly request: (
    delivery: Delivery,
    settings: Readonly<Record<string, unknown>>,
    secrets: Readonly<Record<string, string>>,
    tools: HttpTools,
  ) => HttpRequest;
  readonly meaningOf?: (answer: HttpAnswer) => Meaning | null;
}

export interface HttpChannelDeps {
  readonly settings: () => Settings['channels'];
  readonly secret: (name: SecretName) => Promise<SecretReading>;
  readonly clock: Clock;
  readonly log: (sentence: string, error?: unknown) => void;
  readonly deadlineMs?: number;
  /** PEM certificates to trust instead of the system's. */
  readonly trusted?: readonly string[];
  /** Takes the place of the kind's own definition. */
  readonly delivering?: HttpDelivering;
}

const DEADLINE_MS = 30_000;
/** The channel ends by itself before the deliverer would end it. */
const GRACE_MS = 5_000;

type Secrets = Readonly<Record<string, string>>;

/** Tells by one HTTP request, of whatever kind. */
export class HttpChannel implements Channel {
  readonly concurrency = 2;
  readonly deadlineMs: number;
  readonly #ownDeadlineMs: number;

  constructor(
    readonly kind: HttpChannelKind,
    private readonly deps: HttpChannelDeps,
  ) {
    this.#ownDeadlineMs = deps.deadlineMs ?? DEADLINE_MS;
    this.deadlineMs = this.#ownDeadlineMs + GRACE_MS;
  }

  async deliver(
    entry: OutboxEntry,
    signal: AbortSignal,
    onHandOver: () => void = () => undefined,
  ): Promise<DeliveryResult> {
    const secrets = await this.#secrets();
    if ('problem' in secrets) return blocked(secrets.problem, secrets.detail);
    const { values } = secrets;
    const settings = this.deps.settings()[this.kind];
    const missing = missingOf(this.kind, settings, (name) => name in values);
    if (missing.length > 0) {
      const isSecret = secretsOf(this.kind).some((name) => missing.includes(shortName(name)));
      return blocked(isSecret ? 'secret-missing' : 'not-configured', missing.join(', '));
    }
    const request = this.#request(entry, settings, values);
    if (request === null || !isSendable(request)) return blocked('not-configured', '');
    const own = 'ca' in settings ? settings.ca : '';
    const fault = faultOfAuthorities(own);
    if (fault !== null) return blocked('certificate-unreadable', fault);
    const trusted = authoritiesOf(own, this.deps.trusted);
    const end = await exchange(request, {
      ...{ deadlineMs: this.#ownDeadlineMs, signal, onHandOver },
      ...(trusted !== undefined && { trusted }),
    });
    return this.#resultOf(end, Object.values(values));
  }

  rehearse(message: Message): string | null {
    const secrets = Object.fromEntries(
      secretsOf(this.kind).map((name) => [shortName(name), 'https://rehearsal.example.org/x']),
    );
    const tools = this.#tools(message);
    const delivery = { message, messageId: '<rehearsal@linewatch>', createdAt: this.deps.clock.now() };
    try {
      this.#delivering.request(delivery, this.deps.settings()[this.kind], secrets, tools);
      return null;
    } catch (error) {
      return errorText(error);
    }
  }

  #tools({ language }: Message): HttpTools {
    const closing = textsIn(language as Language)('channels:cut');
    return { hmacSha256, now: this.deps.clock.now(), closing };
  }

  get #delivering(): HttpDelivering {
    // Every kind's request takes its own settings and secrets, which are looked up by the same kind.
    return this.deps.delivering ?? (CHANNELS[this.kind] as unknown as HttpDelivering);
  }

  async #secrets(): Promise<
    { readonly values: Secrets } | { readonly problem: DeliveryProblem; readonly detail: string }
  > {
    const values: Record<string, string> = {};
    for (const name of secretsOf(this.kind)) {
      const reading = await this.deps.secret(name);
      if (reading.kind === 'unreadable') return { problem: 'secret-unreadable', detail: reading.detail };
      // Whoever pastes a secret may paste a line break with it.
      const value = reading.kind === 'value' ? reading.value.trim() : '';
      if (value !== '') values[shortName(name)] = value;
    }
    return { values };
  }

  /** The message in the service's form; where that fails, plain text with every figure. Null when nothing works. */
  #request(
    entry: OutboxEntry,
    settings: Readonly<Record<string, unknown>>,
    secrets: Secrets,
  ): HttpRequest | null {
    const tools = this.#tools(entry.message);
    const attempt = (message: Message) =>
      this.#delivering.request({ ...entry, message }, settings, secrets, tools);
    try {
      return attempt(entry.message);
    } catch (error) {
      this.#logWithout(secrets, 'The layout of a message failed; it goes out as plain text', error);
    }
    try {
      return attempt(plainOf(entry.message));
    } catch (error) {
      this.#logWithout(secrets, 'A message could not be laid out at all', error);
      return null;
    }
  }

  #logWithout(secrets: Secrets, sentence: string, error: unknown): void {
    const detail = errorStack(error);
    this.deps.log(`${sentence} (${this.kind}): ${redact(detail, Object.values(secrets))}`);
  }

  #resultOf(end: Exchange, secrets: readonly string[]): DeliveryResult {
    if (end.kind === 'timeout') {
      return { kind: 'retry', problem: 'timeout', reply: '', isMaybeDelivered: end.isWritten };
    }
    if (end.kind === 'failed') {
      const { isWritten } = end;
      const reply = redact(end.detail, secrets);
      return { ...problemOfError(end.code, isWritten), reply, isMaybeDelivered: isWritten };
    }
    const asked = retryAfterMs(end.retryAfter, this.deps.clock.now());
    const meaning = this.#delivering.meaningOf?.(end) ?? meaningOfStatus(end.status, asked);
    const reply = replyOf(end, secrets);
    if (meaning.kind === 'accepted') return { kind: 'accepted', reply };
    const wait = meaning.retryAfterMs ?? asked;
    return {
      ...{ kind: meaning.kind, problem: meaning.problem, reply, isMaybeDelivered: false },
      ...(meaning.kind === 'retry' && wait !== null && { retryAfterMs: wait }),
    };
  }
}

function shortName(name: SecretName): string {
  return name.slice(name.indexOf('.') + 1);
}

/** All that a message says, in the plainest form there is. */
function plainOf(message: Message): Message {
  const note = textsIn(message.language as Language)('channels:plain');
  let text = message.summary;
  try {
    text = bodyText(message);
  } catch {
    // The summary has the figures that matter.
  }
  const nothing = { rows: [], items: [], chart: null, data: null, method: '', because: '' };
  return { ...message, ...nothing, summary: `${text}\n\n${note}` };
}

/** Whether address and headers can be sent at all: a pasted secret may hold anything. */
function isSendable({ url, headers }: HttpRequest): boolean {
  const isAscii = Object.values(headers).every((value) => /^[\t\x20-\x7e]*$/.test(value));
  return isAscii && /^https?:\/\/[^/]/i.test(url) && URL.canParse(url);
}

function hmacSha256(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

function blocked(problem: DeliveryProblem, reply: string): DeliveryResult {
  return { kind: 'blocked', problem, reply, isMaybeDelivered: false };
}
