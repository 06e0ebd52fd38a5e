import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  authorizationCodeGrantRequest,
  AuthorizationResponseError,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  processAuthorizationCodeResponse,
  validateAuthResponse,
} from 'oauth4webapi';
import { errorText } from '../../../../shared/texts/error-text';
import { cleanForeignText } from '../../../../shared/texts/foreign-text';
import { textsIn, type Language } from '../../../../shared/texts/i18n';
import type { MailConsent } from '../../../../shared/mail/mail-consent';
import type { MailSettings } from '../../../../shared/settings';
import type { SecretReading } from '../../../core/ports';
import { unlessAborted } from '../../../core/run/unless-aborted';
import { OauthClient } from './client';
import { getEndpoints } from './provider';

export interface MailConsentDeps {
  readonly settings: () => MailSettings;
  readonly clientSecret: () => Promise<SecretReading>;
  /** Opens the user’s browser, so that Linewatch never sees the password. */
  readonly openBrowser: (url: string) => Promise<unknown>;
  readonly keepRefreshToken: (token: string) => Promise<unknown>;
  /** The final page of the browser, in the user’s language. */
  readonly pageWords: () => { readonly agreed: string; readonly failed: string };
  readonly deadlineMs?: number;
}

type Failure = Extract<MailConsent, { kind: 'failed' }>;

/** Users need time, for example for their second factor. */
const DEADLINE_MS = 5 * 60_000;

/**
 * Requests the consent to send mail from the provider of an account, in the browser: authorisation code with PKCE
 * over a loopback address (RFC 8252 §7.3, RFC 7636). The refresh token is stored with the secrets.
 */
export class MailConsentDesk {
  readonly #deps: MailConsentDeps;
  #asking = new AbortController();

  constructor(deps: MailConsentDeps) {
    this.#deps = deps;
  }

  /**
   * Always ends: with consent, refusal, at its deadline, or when it is called again; the first request is then
   * discarded.
   */
  async ask(): Promise<MailConsent> {
    this.#asking.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const deadline = AbortSignal.timeout(this.#deps.deadlineMs ?? DEADLINE_MS);
    const signal = AbortSignal.any([asking.signal, deadline]);
    const settings = this.#deps.settings();
    const { authoriseUrl, tokenUrl } = getEndpoints(settings, 'consent');
    const isComplete = settings.oauthClientId !== '' && URL.canParse(authoriseUrl) && URL.canParse(tokenUrl);
    if (!isComplete) return failure('not-configured');
    const server = createServer();
    try {
      const conversation = this.#converse(server, settings, signal);
      return await unlessAborted(conversation, signal, () =>
        failure(asking.signal.aborted ? 'superseded' : 'timeout'),
      );
    } catch (error) {
      return failure('internal', errorText(error));
    } finally {
      server.close();
      server.closeAllConnections();
    }
  }

  async #converse(server: Server, settings: MailSettings, signal: AbortSignal): Promise<MailConsent> {
    const endpoints = getEndpoints(settings, 'consent');
    const port = await listening(server);
    const reading = await this.#deps.clientSecret();
    const clientSecret = reading.kind === 'value' ? reading.value.trim() : undefined;
    const oauth = new OauthClient(endpoints, { clientId: settings.oauthClientId, clientSecret }, signal);
    const [verifier, state] = [generateRandomCodeVerifier(), generateRandomState()];
    // Microsoft accepts the loopback address only by its name.
    const host = settings.oauthProvider === 'microsoft' ? 'localhost' : '127.0.0.1';
    const redirectUri = `http://${host}:${port}/`;
    const url = new URL(endpoints.authoriseUrl);
    const query = {
      client_id: settings.oauthClientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      state,
      scope: endpoints.scope,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      login_hint: settings.user,
      ...endpoints.extra,
    };
    for (const [name, value] of Object.entries(query)) if (value !== '') url.searchParams.set(name, value);
    const answer = this.#answer(server, state);
    signal.throwIfAborted();
    await this.#deps.openBrowser(url.href);
    const parameters = await answer;
    // The issuer is not checked: there is one provider, which was just asked.
    parameters.delete('iss');
    try {
      const { server: provider, client, authentication, options } = oauth;
      const valid = validateAuthResponse(provider, client, parameters, state);
      const grant = [provider, client, authentication, valid, redirectUri, verifier, options] as const;
      const response = await authorizationCodeGrantRequest(...grant);
      const given = await processAuthorizationCodeResponse(provider, client, response);
      if (given.refresh_token === undefined) return failure('no-refresh-token');
      signal.throwIfAborted();
      await this.#deps.keepRefreshToken(given.refresh_token);
      return { kind: 'agreed' };
    } catch (error) {
      if (error instanceof AuthorizationResponseError) {
        return failure('refused', error.error_description ?? error.error);
      }
      const { kind, reply } = oauth.failure(error, [parameters.get('code') ?? '', verifier]);
      return failure(kind === 'blocked' ? 'refused' : 'unreachable', reply);
    }
  }

  /** The parameters of the redirect; all other requests are refused. */
  #answer(server: Server, state: string): Promise<URLSearchParams> {
    return new Promise((resolve) => {
      server.on('request', (request, response) => {
        const parameters = getParameters(request);
        if (parameters?.get('state') !== state) return void response.writeHead(404).end();
        this.#showEnd(response, parameters.has('code'));
        resolve(parameters);
      });
    });
  }

  #showEnd(response: ServerResponse, isAgreed: boolean): void {
    const { agreed, failed } = this.#deps.pageWords();
    response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
    response.end(isAgreed ? agreed : failed);
  }
}

/** The query of a request for the page; null for all other requests and invalid URLs. */
function getParameters({ method, url = '' }: IncomingMessage): URLSearchParams | null {
  const [path, query = ''] = url.split('?', 2);
  return method === 'GET' && path === '/' ? new URLSearchParams(query) : null;
}

function failure(reason: Failure['reason'], detail = ''): Failure {
  return { kind: 'failed', reason, detail: cleanForeignText(detail) };
}

/** The final page of the browser, in one language. */
export function consentPageWords(language: Language): ReturnType<MailConsentDeps['pageWords']> {
  const texts = textsIn(language);
  return { agreed: texts('channels:consent.pageAgreed'), failed: texts('channels:consent.pageFailed') };
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
