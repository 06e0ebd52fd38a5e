import { expect, it } from 'vitest';
import { hideShapes } from './shapes';

it.each([
  ['proxy http://anna:geheim@proxy.example:3128 refused', 'proxy http://[…]@proxy.example:3128 refused'],
  ['GET /hook?id=7&token=abc123&x=1', 'GET /hook?id=7&token=[…]&x=1'],
  [
    'code=1 at https://a.example/cb?code=4/0Ab&client_secret=s',
    'code=1 at https://a.example/cb?code=[…]&client_secret=[…]',
  ],
  ['{"password":"a b","user":"me"}', '{"password":"[…]","user":"me"}'],
  ["{ accessToken: 1, refresh_token: 'xyz' }", '{ accessToken: 1, refresh_token: "[…]" }'],
  ['Authorization: Bearer eyJhbGciOi.J9', 'Authorization: […]'],
  ['x-api-key: k-1234, then\nnext line', 'x-api-key: […]\nnext line'],
  ['sent Basic dXNlcjpwYXNz to it', 'sent Basic […] to it'],
  ['POST /bot123456789:AAF-abcdefghijklmnopqrstuv/sendMessage', 'POST /bot[…]/sendMessage'],
  ['https://hooks.slack.com/services/T0/B0/xyz failed', 'https://hooks.slack.com/services/[…] failed'],
  ['https://discord.com/api/webhooks/12/abc?wait=true', 'https://discord.com/api/webhooks/[…]'],
  ['550 no mailbox anna.b+x@mail.example.org here', '550 no mailbox […]@mail.example.org here'],
  ['-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY----- end', '[…] end'],
  ['-----BEGIN EC PRIVATE KEY-----\nMIGH', '[…]'],
])('hides what looks like a secret: %s', (text, shown) => {
  expect(hideShapes(text)).toBe(shown);
});

it.each([
  'The request history:read failed',
  'basic settings were read, and a digest was made',
  'at https://librespeed.org/list.json?page=2',
  'Error: connect ECONNREFUSED 127.0.0.1:25',
  'node_modules/package@1.2.3/index.js',
])('leaves what is none: %s', (text) => {
  expect(hideShapes(text)).toBe(text);
});
