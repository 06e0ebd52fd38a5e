import type { Message, OutboxEntry } from '../../../shared/messages/message';
import type { Channel, DeliveryResult } from '../../core/ports';
import { mailContent, FORMS, type MailForm, type Layouts } from './content';
import { converse } from './smtp/conversation';
import { isWorthPlainer } from './smtp/errors';
import { mailHeaders } from './headers';
import { mailOrder, type MailOrder, type MailOrderDeps } from './order';
import type { MailLimits } from './smtp/transport';
import { LoginMemory, SECOND_LOGIN_MS } from './login-memory';

const LIMITS: MailLimits = {
  connectMs: 30_000,
  greetingMs: 60_000,
  // Longer than the delay with which some servers greet to detect spam senders.
  silenceMs: 8_000,
  handOverMs: 5 * 60_000,
  verdictMs: 10 * 60_000,
};

export interface MailDeps extends MailOrderDeps {
  /** Whether the server has accepted a mail with the current settings, including in earlier processes. */
  readonly wasAccepted: () => boolean;
  /** The content of a file that goes out with a message; null where it is gone. */
  readonly attachment?: (id: string) => Uint8Array | null;
  readonly log: (sentence: string, error?: unknown) => void;
  readonly limits?: MailLimits;
  readonly layouts?: Layouts;
}

/** Two at a time: small servers limit the connections of one client, often to three. */
const CONCURRENCY = 2;

/** Delivers mails: one message to one recipient over its own connection. */
export class MailChannel implements Channel {
  readonly kind = 'mail';
  readonly concurrency = CONCURRENCY;
  readonly deadlineMs: number;
  readonly #deps: MailDeps;
  readonly #limits: MailLimits;
  readonly #logins: LoginMemory;

  constructor(deps: MailDeps) {
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
    const order = await mailOrder(entry, this.#deps, signal);
    if ('kind' in order) return order;
    const attempt = { signal, onHandOver };
    let result = await this.#send('whole', entry, order, attempt);
    const smaller = smallerForms(entry.message);
    let { hasFiles } = smaller;
    for (const form of smaller.forms) {
      if (result.kind === 'accepted' || !isWorthPlainer(result, hasFiles)) break;
      result = await this.#send(form, entry, order, attempt);
      hasFiles = false;
    }
    return result;
  }

  rehearse(message: Message): string | null {
    const faults: string[] = [];
    const note = (sentence: string, error?: unknown) => faults.push(`${sentence}: ${String(error)}`);
    mailContent(message, 'whole', note, this.#deps.layouts);
    return faults[0] ?? null;
  }

  async #send(
    form: MailForm,
    entry: OutboxEntry,
    order: MailOrder,
    attempt: { readonly signal: AbortSignal; readonly onHandOver: () => void },
  ): Promise<DeliveryResult> {
    const mail = {
      ...mailHeaders(entry, order),
      ...mailContent(entry.message, form, this.#deps.log, this.#deps.layouts, this.#attached(entry.message)),
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

  #attached({ attachment }: Message): Uint8Array | null {
    return attachment === undefined ? null : (this.#deps.attachment?.(attachment.id) ?? null);
  }

  #loginRefused(result: Exclude<DeliveryResult, { kind: 'accepted' }>, order: MailOrder): DeliveryResult {
    switch (order.login.kind) {
      case 'none':
        return result;
      case 'password':
        if (!this.#logins.isFirstRefusal(order)) return result;
        return { ...result, kind: 'retry', retryAfterMs: SECOND_LOGIN_MS };
      case 'token':
        // The cached token may have been revoked; the next attempt requests a new one.
        this.#deps.access.forget();
        return order.login.isFresh ? result : { ...result, kind: 'retry' };
    }
  }
}

/** Whether the whole form of a message has files, and its smaller forms, from the largest to the smallest. */
function smallerForms({ chart, attachment }: Message): {
  readonly hasFiles: boolean;
  readonly forms: readonly MailForm[];
} {
  const hasFiles = chart !== null || attachment !== undefined;
  const forms = FORMS.filter((form) => form !== 'whole' && (hasFiles || form !== 'without-picture'));
  return { hasFiles, forms };
}
