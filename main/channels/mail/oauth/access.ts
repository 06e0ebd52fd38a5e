import type { MailSettings } from '../../../../shared/settings';
import { OauthAccount, type AccessToken, type OauthAccountDeps } from './account';
import type { NoToken } from './client';
import { getEndpoints, type TokenUse } from './provider';

export interface OauthSecrets {
  readonly clientSecret: string | undefined;
  readonly refreshToken: string;
}

/**
 * Access tokens for the mail server and the mailbox. Each is requested once and cached in memory until it expires.
 */
export class MailAccess {
  readonly #deps: OauthAccountDeps;
  #account: { readonly key: string; readonly value: OauthAccount } | null = null;

  constructor(deps: OauthAccountDeps) {
    this.#deps = deps;
  }

  /** An access token for these settings, or the reason why there is none. */
  async token(
    settings: MailSettings,
    secrets: OauthSecrets,
    use: TokenUse,
    signal: AbortSignal,
  ): Promise<AccessToken | NoToken> {
    const endpoints = getEndpoints(settings, use);
    if (!URL.canParse(endpoints.tokenUrl)) return { kind: 'blocked', problem: 'not-configured', reply: '' };
    const identity = { clientId: settings.oauthClientId, clientSecret: secrets.clientSecret };
    const key = JSON.stringify([endpoints.tokenUrl, identity]);
    if (this.#account?.key !== key || !this.#account.value.owns(secrets.refreshToken)) {
      const value = new OauthAccount(identity, secrets.refreshToken, this.#deps);
      this.#account = { key, value };
    }
    return this.#account.value.token(endpoints, signal);
  }

  /** Discards the cached tokens after a server has refused one. */
  forget(): void {
    this.#account?.value.forget();
  }
}
