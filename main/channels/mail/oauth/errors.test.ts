import { describe, expect, it } from 'vitest';
import { meaningOfRefusal, readRefusal } from './errors';

const json = (error: string, description = '') => JSON.stringify({ error, error_description: description });

describe('a response of the token endpoint', () => {
  // prettier-ignore
  it.each([
    ['a consent that was taken back', 400, json('invalid_grant', 'Token has been expired or revoked.'), 'blocked consent-needed'],
    ['a consent that is too old', 400, json('invalid_grant', 'AADSTS700082: The refresh token has expired due to inactivity.'), 'blocked consent-needed'],
    ['a second factor that is wanted', 400, json('interaction_required', 'AADSTS50076: you must use multi-factor authentication'), 'blocked consent-needed'],
    ['a directory that is away', 400, json('temporarily_unavailable', 'AADSTS90033: A transient error has occurred. Please try again.'), 'retry temporary'],
    ['the same under another name', 400, json('invalid_grant', 'AADSTS90033: A transient error has occurred. Please try again.'), 'retry temporary'],
    ['a service that asks to try again', 400, json('invalid_request', 'AADSTS90006: The service is temporarily unavailable.'), 'retry temporary'],
    ['a request that took too long', 400, json('invalid_grant', 'AADSTS90012: The request has timed out.'), 'retry temporary'],
    ['too many requests of one kind', 400, json('invalid_grant', 'AADSTS50196: The server terminated an operation because it encountered a loop'), 'retry temporary'],
    ['a fault of a kind that nobody has named', 400, json('backend_fault', 'This is a transient error.'), 'retry temporary'],
    ['a client that is not known', 401, json('invalid_client', 'The OAuth client was not found.'), 'blocked client-refused'],
    ['a secret that has expired', 401, json('invalid_client', 'AADSTS7000222: The provided client secret keys are expired.'), 'blocked client-refused'],
    ['a client that may not', 400, json('unauthorized_client', 'AADSTS700016: Application was not found in the directory'), 'blocked client-refused'],
    ['a scope that is not known', 400, json('invalid_scope'), 'blocked scope-refused'],
    ['a scope that the consent does not cover', 400, json('invalid_grant', 'AADSTS65001: The user or administrator has not consented to use the application'), 'blocked scope-refused'],
    ['the same in words', 400, json('invalid_grant', 'AADSTS70000: The request was denied because one or more scopes requested are unauthorized or expired.'), 'blocked scope-refused'],
    ['an administrator who forbids it', 400, json('admin_policy_enforced'), 'blocked not-permitted'],
    ['an error of its own', 400, json('teapot'), 'blocked authentication'],
    ['too many requests', 429, json('invalid_grant'), 'retry temporary'],
    ['a server that is out of order', 503, '<html>', 'retry temporary'],
    ['a server that breaks with an error', 500, json('invalid_grant'), 'retry temporary'],
    ['a login page', 200, '<html>', 'blocked address-refused'],
    ['an address that nobody knows', 404, '', 'blocked address-refused'],
    ['a redirection', 302, '', 'blocked address-refused'],
    ['a refusal without words', 401, '', 'blocked client-refused'],
    ['an error that is no text', 400, '{"error":{"code":400}}', 'blocked address-refused'],
  ])('%s', (_name, status, body, expected) => {
    const { kind, problem } = meaningOfRefusal(readRefusal(status, body));
    expect(`${kind} ${problem}`).toBe(expected);
  });
});
