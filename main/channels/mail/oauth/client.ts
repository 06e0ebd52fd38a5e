import {
  allowInsecureRequests,
  ClientSecretPost,
  customFetch,
  None,
  type AuthorizationServer,
  type Client,
  type ClientAuth,
  type TokenEndpointRequestOptions,
} from 'oauth4webapi';
import { errorText } from '../../../../shared/texts/error-text';
import type { DeliveryProblem } from '../../../../shared/messages/delivery-problems';
import { redact } from '../../../core/redact/redact';
import { exchange, type Exchange } from '../../http/exchange';
import { retryAfterMs } from '../../http/answers/retry-after';
import { problemOfError } from '../../http/reply';
import { meaningOfRefusal, readRefusal } from './errors';
import type { OauthEndpoints } from './provider';

/** Why there is no token: `retry` for a temporary reason, `blocked` for one that needs user action. */
export interface NoToken {
  readonly kind: 'retry' | 'blocked';
  readonly problem: DeliveryProblem;
  readonly reply: string;
  /** Delay that the provider asks for. */
  readonly retryAfterMs?: number;
}

export interface OauthIdentity {
  readonly clientId: string;
  readonly clientSecret: string | undefined;
}

const DEADLINE_MS = 30_000;

/** One conversation with the token endpoint of a provider, by the library. */
export class OauthClient {
  readonly server: AuthorizationServer;
  readonly client: Client;
  readonly authentication: ClientAuth;
  readonly options: TokenEndpointRequestOptions;
  readonly #identity: OauthIdentity;
  readonly #signal: AbortSignal;
  #last: Exchange | null = null;

  constructor(endpoints: OauthEndpoints, identity: OauthIdentity, signal: AbortSignal) {
    this.#identity = identity;
    this.#signal = signal;
    this.server = { issuer: new URL(endpoints.tokenUrl).origin, token_endpoint: endpoints.tokenUrl };
    this.client = { client_id: identity.clientId };
    this.authentication =
      identity.clientSecret === undefined ? None() : ClientSecretPost(identity.clientSecret);
    this.options = {
      [customFetch]: (url, options) => this.#fetch(url, options.body.toString()),
      // A provider of the user may be on the local network, without TLS.
      [allowInsecureRequests]: true,
    };
  }

  /**
   * The meaning of a failed conversation; `error` is the exception of the library. Secrets are removed from its text.
   */
  failure(error: unknown, secrets: readonly string[]): NoToken {
    const { clientSecret } = this.#identity;
    const hidden = clientSecret === undefined ? secrets : [...secrets, clientSecret];
    if (this.#last === null || this.#last.kind === 'timeout') {
      return { kind: 'retry', problem: 'timeout', reply: '' };
    }
    if (this.#last.kind === 'failed') {
      return { ...problemOfError(this.#last.code, false), reply: redact(this.#last.detail, hidden) };
    }
    const { status, statusText, body, headers } = this.#last;
    const refusal = readRefusal(status, body);
    const said = [refusal.error, refusal.description].filter((part) => part !== '').join(': ');
    const wait = retryAfterMs(headers['retry-after'], Date.now());
    return {
      ...meaningOfRefusal(refusal),
      reply: redact(`${status} ${statusText}: ${said || errorText(error)}`, hidden),
      ...(wait !== null && { retryAfterMs: wait }),
    };
  }

  async #fetch(url: string, body: string): Promise<Response> {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' };
    const end = await exchange(
      { method: 'POST', url, headers, body },
      { deadlineMs: DEADLINE_MS, signal: this.#signal },
    );
    this.#last = end;
    if (end.kind !== 'answered') throw new Error(end.kind);
    const isEmpty = end.body === '' || end.status === 204 || end.status === 304;
    return new Response(isEmpty ? null : end.body, {
      status: Math.max(end.status, 200),
      headers: { 'Content-Type': end.contentType },
    });
  }
}
