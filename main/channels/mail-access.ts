import { processRefreshTokenResponse, refreshTokenGrantRequest } from 'oauth4webapi';
import type { MailSettings } from '../../shared/settings';
import type { Clock } from '../core/ports';
import { OauthClient, type NoToken } from './oauth-client';
import { endpointsOf } from './oauth-provider';

export interface OauthSecrets {
  readonly clientSecret: string | undefined;
  readonly refreshToken: string;
}

/** `isFresh`: it was given just now, so a server that refuses it refuses the account. */
export interface AccessToken {
  readonly kind: 'token';
  readonly value: string;
  readonly isFresh: boolean;
}

/** Providers give at least this long; used where an answer does not say. */
const USUAL_LIFE_S = 300;
/** A token is not used in its last minute. */
const MARGIN_MS = 60_000;

/** Access tokens for the mail server, each fetched once and kept in memory until it expires. */
export class MailAccess {
  #kept: { readonly key: string; readonly value: string; readonly until: number } | null = null;

  constructor(
    private readonly deps: {
      readonly clock: Clock;
      /** A provider may give another refresh token with each access token; the old one then ends. */
      readonly keepRefreshToken: (token: string) => Promise<unknown>;
      /** Called with every token that comes, so that other texts can be cleaned of it. */
      readonly learn: (secret: string) => void;
    },
  ) {}

  /** An access token for these settings, or why there is none. */
  async token(
    settings: MailSettings,
    secrets: OauthSecrets,
    signal: AbortSignal,
  ): Promise<AccessToken | NoToken> {
    const { oauthClientId: clientId } = settings;
    const { refreshToken, clientSecret } = secrets;
    const endpoints = endpointsOf(settings);
    const key = JSON.stringify([endpoints.tokenUrl, clientId, clientSecret, refreshToken]);
    if (this.#kept?.key === key && this.deps.clock.now() < this.#kept.until) {
      return { kind: 'token', value: this.#kept.value, isFresh: false };
    }
    if (!URL.canParse(endpoints.tokenUrl)) return { kind: 'blocked', problem: 'not-configured', reply: '' };
    const oauth = new OauthClient(endpoints, { clientId, clientSecret }, signal);
    const { server, client, authentication, options } = oauth;
    try {
      const answer = await refreshTokenGrantRequest(server, client, authentication, refreshToken, options);
      const given = await processRefreshTokenResponse(server, client, answer);
      this.deps.learn(given.access_token);
      const renewed = given.refresh_token ?? refreshToken;
      if (renewed !== refreshToken) await this.deps.keepRefreshToken(renewed);
      this.#kept = {
        key: JSON.stringify([endpoints.tokenUrl, clientId, clientSecret, renewed]),
        value: given.access_token,
        until: this.deps.clock.now() + (given.expires_in ?? USUAL_LIFE_S) * 1_000 - MARGIN_MS,
      };
      return { kind: 'token', value: given.access_token, isFresh: true };
    } catch (error) {
      return oauth.failure(error, [refreshToken]);
    }
  }

  /** A server has refused the token that is kept. */
  forget(): void {
    this.#kept = null;
  }
}
