import { processRefreshTokenResponse, refreshTokenGrantRequest } from 'oauth4webapi';
import type { Clock } from '../../../core/ports';
import { unlessAborted } from '../../../core/run/unless-aborted';
import { OauthClient, type NoToken, type OauthIdentity } from './client';
import type { OauthEndpoints } from './provider';

/** `isFresh`: it was given just now, so a server that refuses it refuses the account. */
export interface AccessToken {
  readonly kind: 'token';
  readonly value: string;
  readonly isFresh: boolean;
}

export interface OauthAccountDeps {
  readonly clock: Clock;
  /** A provider may give another refresh token with each access token; the old one then ends. */
  readonly keepRefreshToken: (token: string, inPlaceOf: string) => Promise<unknown>;
  /** Called with every token that comes, so that other texts can be cleaned of it. */
  readonly learn: (secret: string) => void;
}

/** What is told to one who has stopped waiting. */
const GONE: NoToken = { kind: 'retry', problem: 'timeout', reply: '' };
/** Providers give at least this long; used where an answer does not say. */
const USUAL_LIFE_S = 300;
/** A token is not used in its last minute. */
const MARGIN_MS = 60_000;

/**
 * The access tokens of one consent. The refresh token is never used twice at once: providers that renew it with every
 * use take a second use for theft, and end the consent.
 */
export class OauthAccount {
  readonly #identity: OauthIdentity;
  readonly #deps: OauthAccountDeps;
  /** Every refresh token that this consent has had; the newest is used. */
  readonly #refreshTokens: string[];
  readonly #kept = new Map<string, { readonly value: string; readonly until: number }>();
  #running: { readonly scope: string; readonly end: Promise<AccessToken | NoToken> } | null = null;

  constructor(identity: OauthIdentity, refreshToken: string, deps: OauthAccountDeps) {
    this.#identity = identity;
    this.#refreshTokens = [refreshToken];
    this.#deps = deps;
  }

  /** Whether a stored refresh token is one of this consent: the newest, or one that could not be replaced. */
  owns(refreshToken: string): boolean {
    return this.#refreshTokens.includes(refreshToken);
  }

  /** A server has refused a token that was kept. */
  forget(): void {
    this.#kept.clear();
  }

  /** An access token for the scope of these endpoints. Whoever asks while one is fetched gets the same. */
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

  /** With the scope that was asked for; where the consent does not cover it, with whatever it covers. */
  async #refresh(endpoints: OauthEndpoints): Promise<AccessToken | NoToken> {
    const first = await this.#fetch(endpoints, endpoints.scope);
    const isRefused = first.kind === 'blocked' && first.problem === 'scope-refused';
    const end = isRefused && endpoints.scope !== '' ? await this.#fetch(endpoints, '') : first;
    this.#running = null;
    return end;
  }

  async #fetch(endpoints: OauthEndpoints, scope: string): Promise<AccessToken | NoToken> {
    // The work goes on when the one who asked has gone: a token that was renewed and not noted is lost.
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
    // Noted here first: it holds for this process also where it cannot be stored.
    this.#refreshTokens.push(renewed);
    await this.#deps.keepRefreshToken(renewed, used);
  }
}
