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
import { errorText } from '../../shared/error-text';
import type { DeliveryProblem } from '../../shared/message';
import { redact } from '../core/redact';
import { exchange, type Exchange } from './http-exchange';
import { problemOfError } from './http-reply';
import type { OauthEndpoints } from './oauth-provider';

/** Why no token came: `retry` where it may come later, `blocked` where a person must agree anew. */
export interface NoToken {
  readonly kind: 'retry' | 'blocked';
  readonly problem: DeliveryProblem;
  readonly reply: string;
}

const DEADLINE_MS = 30_000;

/** One talk with the token endpoint of a provider, in the library's terms. */
export class OauthClient {
  readonly server: AuthorizationServer;
  readonly client: Client;
  readonly authentication: ClientAuth;
  readonly options: TokenEndpointRequestOptions;
  #last: Exchange | null = null;

  constructor(
    endpoints: OauthEndpoints,
    private readonly identity: { readonly clientId: string; readonly clientSecret: string | undefined },
    private readonly signal: AbortSignal,
  ) {
    this.server = { issuer: new URL(endpoints.tokenUrl).origin, token_endpoint: endpoints.tokenUrl };
    this.client = { client_id: identity.clientId };
    this.authentication =
      identity.clientSecret === undefined ? None() : ClientSecretPost(identity.clientSecret);
    this.options = {
      [customFetch]: (url, options) => this.#fetch(url, options.body.toString()),
      // A provider of the user's own may be on this network, without TLS.
      [allowInsecureRequests]: true,
    };
  }

  /** What the failed talk means; `error` is what the library threw. No secret is in its words. */
  failure(error: unknown, secrets: readonly string[]): NoToken {
    const hidden = [
      ...secrets,
      ...(this.identity.clientSecret === undefined ? [] : [this.identity.clientSecret]),
    ];
    const words = (text: string) => redact(text, hidden);
    if (this.#last === null || this.#last.kind === 'timeout') {
      return { kind: 'retry', problem: 'timeout', reply: '' };
    }
    if (this.#last.kind === 'failed') {
      return { ...problemOfError(this.#last.code, false), reply: words(this.#last.detail) };
    }
    const { status, statusText, body } = this.#last;
    const reply = words(`${status} ${statusText}: ${saidIn(body) || errorText(error)}`);
    if (status >= 500 || status === 429) return { kind: 'retry', problem: 'temporary', reply };
    return { kind: 'blocked', problem: 'authentication', reply };
  }

  async #fetch(url: string, body: string): Promise<Response> {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' };
    const end = await exchange(
      { method: 'POST', url, headers, body },
      { deadlineMs: DEADLINE_MS, signal: this.signal },
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

/** `error` and `error_description` of RFC 6749 §5.2; empty where the answer has none. */
function saidIn(body: string): string {
  try {
    const { error, error_description: description } = Object(JSON.parse(body)) as Record<string, unknown>;
    return [error, description]
      .filter((part) => typeof part === 'string')
      .join(': ')
      .slice(0, 300);
  } catch {
    return '';
  }
}
