import { createServer, type Server } from 'node:http';
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
import { errorText } from '../../shared/error-text';
import { textsIn, type Language } from '../../shared/i18n';
import type { MailConsent } from '../../shared/ipc';
import type { MailSettings } from '../../shared/settings';
import type { SecretReading } from '../core/ports';
import { OauthClient } from './oauth-client';
import { endpointsOf } from './oauth-provider';

export interface MailConsentDeps {
  readonly settings: () => MailSettings;
  readonly clientSecret: () => Promise<SecretReading>;
  /** Opens the user's own browser, where no program can see what is typed. */
  readonly openBrowser: (url: string) => Promise<unknown>;
  readonly keepRefreshToken: (token: string) => Promise<unknown>;
  /** What the browser shows at the end: a sentence in the user's language. */
  readonly pageWords: () => { readonly agreed: string; readonly failed: string };
  readonly deadlineMs?: number;
}

/** People look for their telephone before they agree. */
const DEADLINE_MS = 5 * 60_000;

/**
 * Asks the provider of a mail account to let Linewatch send, in the browser: authorisation code with PKCE over a
 * loopback address (RFC 8252 §7.3, RFC 7636). The refresh token goes straight to the secrets.
 */
export class MailConsentDesk {
  #asking = new AbortController();

  constructor(private readonly deps: MailConsentDeps) {}

  /** Always ends: agreed, refused, or at its deadline. Whoever asks anew ends what was asked before. */
  async ask(): Promise<MailConsent> {
    this.#asking.abort();
    this.#asking = new AbortController();
    const deadline = AbortSignal.timeout(this.deps.deadlineMs ?? DEADLINE_MS);
    const signal = AbortSignal.any([this.#asking.signal, deadline]);
    const settings = this.deps.settings();
    const { authoriseUrl, tokenUrl } = endpointsOf(settings);
    const isComplete = settings.oauthClientId !== '' && URL.canParse(authoriseUrl) && URL.canParse(tokenUrl);
    if (!isComplete) return { kind: 'failed', reason: 'not-configured', detail: '' };
    const server = createServer();
    try {
      const port = await listening(server);
      return await this.#converse(server, port, settings, signal);
    } catch (error) {
      const detail = errorText(error);
      return { kind: 'failed', reason: signal.aborted ? 'timeout' : 'internal', detail };
    } finally {
      server.close();
      server.closeAllConnections();
    }
  }

  async #converse(
    server: Server,
    port: number,
    settings: MailSettings,
    signal: AbortSignal,
  ): Promise<MailConsent> {
    const endpoints = endpointsOf(settings);
    const reading = await this.deps.clientSecret();
    const clientSecret = reading.kind === 'value' ? reading.value.trim() : undefined;
    const oauth = new OauthClient(endpoints, { clientId: settings.oauthClientId, clientSecret }, signal);
    const [verifier, state] = [generateRandomCodeVerifier(), generateRandomState()];
    // Microsoft knows the loopback by its name only.
    const host = settings.oauthProvider === 'microsoft' ? 'localhost' : '127.0.0.1';
    const redirectUri = `http://${host}:${port}/`;
    const url = new URL(endpoints.authoriseUrl);
    const query = {
      ...{ client_id: settings.oauthClientId, redirect_uri: redirectUri, response_type: 'code', state },
      ...{ scope: endpoints.scope, code_challenge: await calculatePKCECodeChallenge(verifier) },
      ...{ code_challenge_method: 'S256', login_hint: settings.user, ...endpoints.extra },
    };
    for (const [name, value] of Object.entries(query)) if (value !== '') url.searchParams.set(name, value);
    const answer = this.#answer(server, state, signal);
    await this.deps.openBrowser(url.href);
    const parameters = await answer;
    // Its issuer is not told apart from others: there is one provider, and it was just asked.
    parameters.delete('iss');
    try {
      const { server: provider, client, authentication, options } = oauth;
      const valid = validateAuthResponse(provider, client, parameters, state);
      const response = await authorizationCodeGrantRequest(
        ...([provider, client, authentication, valid, redirectUri, verifier, options] as const),
      );
      const given = await processAuthorizationCodeResponse(provider, client, response);
      if (given.refresh_token === undefined)
        return { kind: 'failed', reason: 'no-refresh-token', detail: '' };
      await this.deps.keepRefreshToken(given.refresh_token);
      return { kind: 'agreed' };
    } catch (error) {
      if (error instanceof AuthorizationResponseError) {
        return { kind: 'failed', reason: 'refused', detail: error.error_description ?? error.error };
      }
      const { problem, reply } = oauth.failure(error, [parameters.get('code') ?? '', verifier]);
      return {
        kind: 'failed',
        reason: problem === 'authentication' ? 'refused' : 'unreachable',
        detail: reply,
      };
    }
  }

  /** The parameters with which the browser comes back; others that knock are sent away. */
  #answer(server: Server, state: string, signal: AbortSignal): Promise<URLSearchParams> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('nobody agreed in time')));
      server.on('request', (request, response) => {
        const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
        const isMeant = request.method === 'GET' && pathname === '/' && searchParams.get('state') === state;
        if (!isMeant) return void response.writeHead(404).end();
        const { agreed, failed } = this.deps.pageWords();
        response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
        response.end(searchParams.has('code') ? agreed : failed);
        resolve(searchParams);
      });
    });
  }
}

/** What the browser shows at the end, in a language. */
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
