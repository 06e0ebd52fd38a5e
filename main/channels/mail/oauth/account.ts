import { processRefreshTokenResponse, refreshTokenGrantRequest } from 'oauth4webapi';
import type { Clock } from '../../../core/ports';
import { unlessAborted } from '../../../core/run/unless-aborted';
import { OauthClient, type NoToken, type OauthIdentity } from './client';
import type { OauthEndpoints } from './provider';

/** `isFresh`: the token was just issued, so a server that refuses it refuses the account. */
export interface AccessToken {
  readonly kind: 'token';
  readonly value: string;
  readonly isFresh: boolean;
}

export interface OauthAccountDeps {
  readonly clock: Clock;
  /**
   * Stores a refresh token that the provider issued with an access token in place of the old one, which becomes
   * invalid.
   */
  readonly keepRefreshToken: (token: string, inPlaceOf: string) => Promise<unknown>;
  /** Called with every new token, so that it can be removed from other texts. */
  readonly learn: (secret: string) => void;
}

/** The result for a caller that has aborted. */
const GONE: NoToken = { kind: 'retry', problem: 'timeout', reply: '' };
/** Assumed lifetime if the response has none; providers use at least this. */
const USUAL_LIFE_S = 300;
/** A token is not used in the last minute before it expires, in ms. */
const MARGIN_MS = 60_000;

/**
 * The access tokens of one consent. The refresh token is never used concurrently: providers that renew it with every
 * use take a second use for theft, and end the consent.
 */
export class OauthAccount {
  readonly #identity: OauthIdentity;
  readonly #deps: OauthAccountDeps;
  /** Every refresh token of this consent; the newest is used. */
  readonly #refreshTokens: string[];
  readonly #kept = new Map<string, { readonly value: string; readonly until: number }>();
  #running: { readonly scope: string; readonly end: Promise<AccessToken | NoToken> } | null = null;

  constructor(identity: OauthIdentity, refreshToken: string, deps: OauthAccountDeps) {
    this.#identity = identity;
    this.#refreshTokens = [refreshToken];
    this.#deps = deps;
  }

  /** Whether a stored refresh token belongs to this consent: the newest, or one that could not be replaced. */
  owns(refreshToken: string): boolean {
    return this.#refreshTokens.includes(refreshToken);
  }

  /** Discards the cached tokens after a server has refused one. */
  forget(): void {
    this.#kept.clear();
  }

  /** An access token for the scope of these endpoints. Concurrent callers share one request. */
  async token(endpoints: OauthEndpoints, signal: AbortSignal): Promise<AccessToken | NoToken> {
    const { scope } = endpoints;
    for (;;) {
      const kept = this.#kept.get(scope);
      if (kept !== undefined && this.#deps.clock.now() < kept.until) {
        return { kind: 'token', value: kept.value, isFresh: false };
      }
      this.#running ??= { scope, end: this.#refresh(endpoints) };
      const running = this.#running;
      const end = await unlessAborted(running.end, signal, () => GONE);
      if (running.scope === scope || signal.aborted) return end;
    }
  }

  /** Requests a token with the scope of the settings, or without a scope if the consent does not cover it. */
  async #refresh(endpoints: OauthEndpoints): Promise<AccessToken | NoToken> {
    const first = await this.#fetch(endpoints, endpoints.scope);
    const isRefused = first.kind === 'blocked' && first.problem === 'scope-refused';
    const end = isRefused && endpoints.scope !== '' ? await this.#fetch(endpoints, '') : first;
    this.#running = null;
    return end;
  }

  async #fetch(endpoints: OauthEndpoints, scope: string): Promise<AccessToken | NoToken> {
    // Continues after the caller has aborted, since a renewed token that is not stored is lost.
    const oauth = new OauthClient(endpoints, this.#identity, new AbortController().signal);
    const refreshToken = this.#refreshTokens.at(-1) ?? '';
    const { server, client, authentication, options } = oauth;
    try {
      const response = await refreshTokenGrantRequest(server, client, authentication, refreshToken, {
        ...options,
        ...(scope !== '' && { additionalParameters: { scope } }),
      });
      const given = await processRefreshTokenResponse(server, client, response);
      this.#deps.learn(given.access_token);
      await this.#renew(refreshToken, given.refresh_token ?? refreshToken);
      const until = this.#deps.clock.now() + (given.expires_in ?? USUAL_LIFE_S) * 1_000 - MARGIN_MS;
      this.#kept.set(endpoints.scope, { value: given.access_token, until });
      return { kind: 'token', value: given.access_token, isFresh: true };
    } catch (error) {
      return oauth.failure(error, [refreshToken]);
    }
  }

  async #renew(used: string, renewed: string): Promise<void> {
    if (renewed === used) return;
    this.#deps.learn(renewed);
    // Recorded here first, so that this process can use it even if it cannot be stored.
    this.#refreshTokens.push(renewed);
    await this.#deps.keepRefreshToken(renewed, used);
  }
}
