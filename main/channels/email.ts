import type { Message, OutboxEntry } from '../../shared/message';
import type { Channel, DeliveryResult } from '../core/ports';
import { emailContent, FORMS, type EmailForm, type Layouts } from './email-content';
import { converse } from './email-conversation';
import { isWorthPlainer } from './email-errors';
import { emailHeaders } from './email-headers';
import { emailOrder, type EmailOrder, type EmailOrderDeps } from './email-order';
import type { EmailLimits } from './email-transport';
import { LoginMemory, SECOND_LOGIN_MS } from './login-memory';

const LIMITS: EmailLimits = {
  connectMs: 30_000,
  greetingMs: 60_000,
  // Longer than servers wait with their greeting to find out who does not.
  silenceMs: 8_000,
  handOverMs: 5 * 60_000,
  verdictMs: 10 * 60_000,
};

export interface EmailDeps extends EmailOrderDeps {
  /** Whether the server has taken a mail under the settings as they are, also before this process began. */
  readonly wasAccepted: () => boolean;
  readonly log: (sentence: string, error?: unknown) => void;
  readonly limits?: EmailLimits;
  readonly layouts?: Layouts;
}

/** Two at a time: small servers limit connections of one client, often to three. */
const CONCURRENCY = 2;

/** Tells by mail: one message to one recipient over a connection of its own. */
export class EmailChannel implements Channel {
  readonly kind = 'mail';
  readonly concurrency = CONCURRENCY;
  readonly deadlineMs: number;
  readonly #deps: EmailDeps;
  readonly #limits: EmailLimits;
  readonly #logins: LoginMemory;

  constructor(deps: EmailDeps) {
    this.#deps = deps;
    this.#limits = deps.limits ?? LIMITS;
    this.#logins = new LoginMemory(deps.wasAccepted);
    this.deadlineMs = this.#limits.handOverMs + this.#limits.verdictMs + 10_000;
  }

  async deliver(
    entry: OutboxEntry,
    signal: AbortSignal,
    onHandOver: () => void = () => undefined,
  ): Promise<DeliveryResult> {
    const order = await emailOrder(entry, this.#deps, signal);
    if ('kind' in order) return order;
    const attempt = { signal, onHandOver };
    let result = await this.#send('whole', entry, order, attempt);
    for (const form of formsBelow(entry.message)) {
      if (result.kind === 'accepted' || !isWorthPlainer(result)) break;
      result = await this.#send(form, entry, order, attempt);
    }
    return result;
  }

  rehearse(message: Message): string | null {
    const faults: string[] = [];
    const note = (sentence: string, error?: unknown) => faults.push(`${sentence}: ${String(error)}`);
    emailContent(message, 'whole', note, this.#deps.layouts);
    return faults[0] ?? null;
  }

  async #send(
    form: EmailForm,
    entry: OutboxEntry,
    order: EmailOrder,
    attempt: { readonly signal: AbortSignal; readonly onHandOver: () => void },
  ): Promise<DeliveryResult> {
    const mail = {
      ...emailHeaders(entry, order),
      ...emailContent(entry.message, form, this.#deps.log, this.#deps.layouts),
      ...(order.dkim !== null && { dkim: order.dkim }),
      disableFileAccess: true,
      disableUrlAccess: true,
    };
    const { result, isLoggedIn } = await converse(mail, order, this.#limits, attempt);
    if (isLoggedIn) {
      this.#logins.accepted(order);
      return result;
    }
    return result.kind === 'blocked' && result.problem === 'authentication'
      ? this.#loginRefused(result, order)
      : result;
  }

  #loginRefused(result: Exclude<DeliveryResult, { kind: 'accepted' }>, order: EmailOrder): DeliveryResult {
    switch (order.login.kind) {
      case 'none':
        return result;
      case 'password':
        if (!this.#logins.isFirstRefusal(order)) return result;
        return { ...result, kind: 'retry', retryAfterMs: SECOND_LOGIN_MS };
      case 'token':
        // A token that was kept may have been taken back meanwhile: the next try brings a new one.
        this.#deps.access.forget();
        return order.login.isFresh ? result : { ...result, kind: 'retry' };
    }
  }
}

/** The plainer forms of a message, each smaller than the one before. */
function formsBelow({ chart }: Message): readonly EmailForm[] {
  return FORMS.filter((form) => form !== 'whole' && (chart !== null || form !== 'without-picture'));
}
