import { describe, expect, it } from 'vitest';
import { HTTP_CHANNEL_KINDS, type HttpChannelKind } from '../../../../shared/channels';
import { interpretAnswer } from './meaning';
import { ANSWERS } from '.';

/** 23 November 2026, 20:40:00 UTC. */
const ADDRESS = new URL('https://service.example.org/');
const NOW = Date.parse('2026-11-23T20:40:00Z');

function means(
  kind: HttpChannelKind,
  status: number,
  body: string | object,
  headers: Readonly<Record<string, string>> = {},
  asked = 'https://service.example.org/',
): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const contentType = typeof body === 'string' ? 'text/plain' : 'application/json';
  const answer = { status, contentType, headers, body: text };
  const meaning = interpretAnswer(answer, new URL(asked), ANSWERS[kind], NOW);
  if (meaning.kind === 'accepted') return 'accepted';
  const { problem, isMaybeDelivered, retryAfterMs } = meaning;
  const wait = retryAfterMs === undefined ? '' : ` in ${retryAfterMs / 1_000} s`;
  return `${meaning.kind} ${problem}${isMaybeDelivered ? ' (maybe)' : ''}${wait}`;
}

type Row = readonly [
  status: number,
  body: string | object,
  meaning: string,
  headers?: Record<string, string>,
];

const LOGIN_PAGE =
  '<!DOCTYPE html><html><body><form action="/login">Welcome to our Wi-Fi</form></body></html>';
const error = (description: string, more: object = {}) => ({ ok: false, description, ...more });

// prettier-ignore
const SERVICES: Readonly<Record<HttpChannelKind, readonly Row[]>> = {
  webhook: [
    [200, '',                                          'accepted'],
    [202, 'queued',                                    'accepted'],
    [200, '<html>thanks</html>',                       'accepted'],
    [400, 'bad json',                                  'failed message-refused'],
    [422, '{"errors":["no field a"]}',                 'failed message-refused'],
  ],
  ntfy: [
    [200, { id: 'hwQ2YpKdmg', time: 1_795_000_000, event: 'message', topic: 'line' }, 'accepted'],
    [200, { id: 'hwQ2YpKdmg', event: 'keepalive' },    'retry unproven (maybe)'],
    [400, { code: 40_009, http: 400, error: 'invalid request: topic invalid' }, 'blocked recipient-refused'],
    [400, { code: 40_010, http: 400, error: 'topic name is not allowed' }, 'blocked recipient-refused'],
    [400, { code: 40_041, http: 400, error: 'message or title is too large' }, 'blocked message-too-large'],
    [401, { code: 40_101, http: 401, error: 'unauthorized' }, 'blocked authentication'],
    [403, { code: 40_301, http: 403, error: 'forbidden' }, 'blocked not-permitted'],
    [413, { code: 41_301, http: 413, error: 'attachment too large' }, 'blocked message-too-large'],
    [413, { code: 41_303, http: 413, error: 'JSON body too large' }, 'blocked message-too-large'],
    [429, { code: 42_901, http: 429, error: 'limit reached: too many requests' }, 'retry temporary'],
    [429, { code: 42_908, http: 429, error: 'limit reached: daily message quota reached' }, 'retry limit-reached in 12000 s'],
    [429, { code: 42_905, http: 429, error: 'limit reached: daily bandwidth' }, 'retry limit-reached in 12000 s'],
    [429, { code: 42_909, http: 429, error: 'limit reached: too many auth failures' }, 'retry temporary'],
    [507, { code: 50_701, http: 507, error: 'cannot publish to UnifiedPush topic' }, 'retry temporary'],
    [404, '<html>nginx</html>',                        'blocked address-refused'],
  ],
  gotify: [
    [200, { id: 25, appid: 5, message: 'm', title: 't', priority: 5, date: '2026-11-23T20:40:00Z' }, 'accepted'],
    [200, { health: 'green' },                         'retry unproven (maybe)'],
    [400, { error: 'Bad Request', errorCode: 400, errorDescription: 'appid is required when not authenticating with an application token' }, 'blocked authentication'],
    [401, { error: 'Unauthorized', errorCode: 401, errorDescription: 'you need to provide a valid access token' }, 'blocked authentication'],
    [403, { error: 'Forbidden', errorCode: 403, errorDescription: 'you are not allowed to access this api' }, 'blocked authentication'],
    [404, { error: 'Not Found', errorCode: 404, errorDescription: 'page not found' }, 'blocked address-refused'],
    [413, '',                                          'blocked message-too-large'],
  ],
  telegram: [
    [200, { ok: true, result: { message_id: 7 } },     'accepted'],
    [200, error('Bad Request: something new'),         'blocked message-refused'],
    [404, '{"ok":false,"description":"Not Found"}',    'blocked authentication'],
    [401, error('Unauthorized'),                       'blocked authentication'],
    [403, '{"description":"Forbidden: bot was blocked"}', 'blocked recipient-refused'],
    [403, error("Forbidden: bot can't initiate conversation with a user"), 'blocked recipient-refused'],
    [403, error('Forbidden: user is deactivated'),     'blocked recipient-refused'],
    [403, error('Forbidden: the group chat was deleted'), 'blocked recipient-refused'],
    [403, error('Forbidden: bot was kicked from the supergroup chat'), 'blocked not-permitted'],
    [403, error('Forbidden: bot is not a member of the channel chat'), 'blocked not-permitted'],
    [400, '{"description":"Bad Request: chat not found"}', 'blocked recipient-refused'],
    [400, error('Bad Request: need administrator rights in the channel chat'), 'blocked not-permitted'],
    [400, error('Bad Request: not enough rights to send text messages to the chat'), 'blocked not-permitted'],
    [400, error('Bad Request: CHAT_WRITE_FORBIDDEN'),  'blocked not-permitted'],
    [400, error('Bad Request: message thread not found'), 'blocked thread-refused'],
    [400, error('Bad Request: TOPIC_CLOSED'),          'blocked thread-refused'],
    [400, error('Bad Request: message is too long'),   'blocked message-too-large'],
    [400, error('Bad Request: group chat was upgraded to a supergroup chat', { parameters: { migrate_to_chat_id: -1_001_234 } }), 'retry moved'],
    [400, error("Bad Request: can't parse entities"),  'failed message-refused'],
    [413, error('Request Entity Too Large'),           'blocked message-too-large'],
    [429, '{"parameters":{"retry_after":35}}',         'retry temporary in 35 s'],
    [429, 'slow down',                                 'retry temporary'],
    [500, '',                                          'retry temporary'],
    [403, LOGIN_PAGE,                                  'retry intercepted'],
    [404, LOGIN_PAGE,                                  'retry intercepted'],
  ],
  discord: [
    [200, { id: '1199', type: 0, content: '' },        'accepted'],
    [204, '',                                          'accepted'],
    [200, { type: 0 },                                 'retry unproven (maybe)'],
    [400, { message: 'Webhooks posted to forum channels must have a thread_name or thread_id', code: 220_001 }, 'blocked thread-refused'],
    [400, { message: 'Webhooks can only create threads in forum channels', code: 220_003 }, 'blocked thread-refused'],
    [404, { message: 'Unknown Channel', code: 10_003 }, 'blocked thread-refused'],
    [400, { message: 'Thread is locked', code: 160_005 }, 'blocked thread-refused'],
    [404, { message: 'Unknown Webhook', code: 10_015 }, 'blocked address-refused'],
    [401, { message: 'Invalid Webhook Token', code: 50_027 }, 'blocked address-refused'],
    [403, { message: 'Missing Permissions', code: 50_013 }, 'blocked not-permitted'],
    [403, { message: 'Missing Access', code: 50_001 }, 'blocked not-permitted'],
    [400, { message: 'Message was blocked by automatic moderation', code: 200_000 }, 'blocked message-refused'],
    [400, { code: 50_035, errors: { username: { _errors: [{ code: 'USERNAME_INVALID_CONTAINS' }] } } }, 'blocked setting-refused'],
    [400, { code: 50_035, errors: { thread_id: { _errors: [{ code: 'NUMBER_TYPE_COERCE' }] } } }, 'blocked thread-refused'],
    [400, { code: 50_035, errors: { content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } } }, 'blocked message-too-large'],
    [400, { message: 'Cannot send an empty message', code: 50_006 }, 'failed message-refused'],
    [413, { message: 'Request entity too large', code: 40_005 }, 'blocked message-too-large'],
    [429, { message: 'You are being rate limited.', retry_after: 64.57, global: false }, 'retry temporary in 64.57 s'],
    [429, 'error code: 1015',                          'retry temporary in 90 s', { 'retry-after': '90' }],
    [429, '',                                          'retry temporary in 1.5 s', { 'x-ratelimit-reset-after': '1.5' }],
    [503, { message: 'API resource is currently overloaded', code: 130_000 }, 'retry temporary'],
    [403, LOGIN_PAGE,                                  'retry intercepted'],
  ],
  slack: [
    [200, 'ok',                                        'accepted'],
    [200, '"ok"\n',                                    'accepted'],
    [200, { ok: true },                                'accepted'],
    [200, { success: true },                           'accepted'],
    [200, { result: 'success', msg: '' },              'accepted'],
    [200, { status: 'ok' },                            'accepted'],
    [200, '{"ok": tr',                                 'retry unproven (maybe)'],
    [200, '',                                          'retry unproven (maybe)'],
    [200, 'stored as 17',                              'retry unproven (maybe)'],
    [200, '<html>',                                    'retry intercepted'],
    [200, { ok: false, error: 'channel_not_found' },   'blocked address-refused'],
    [200, { success: false, error: 'because' },        'blocked message-refused'],
    [404, 'no_service',                                'blocked address-refused'],
    [404, 'channel_not_found',                         'blocked address-refused'],
    [410, 'channel_is_archived',                       'blocked address-refused'],
    [403, 'invalid_token',                             'blocked authentication'],
    [403, 'action_prohibited',                         'blocked not-permitted'],
    [403, 'posting_to_general_channel_denied',         'blocked not-permitted'],
    [400, 'invalid_payload',                           'failed message-refused'],
    [400, 'msg_too_long',                              'blocked message-too-large'],
    [500, 'rollup_error',                              'retry temporary'],
    [429, '',                                          'retry temporary in 30 s', { 'retry-after': '30' }],
    [429, 'rate_limited',                              'retry temporary'],
    [400, { id: 'web.incoming_webhook.invalid.app_error', message: 'Invalid webhook.', status_code: 400 }, 'blocked address-refused'],
    [403, { id: 'web.incoming_webhook.permissions.app_error', status_code: 403 }, 'blocked not-permitted'],
    [404, { success: false, error: 'Invalid integration id or token provided.' }, 'blocked address-refused'],
  ],
  pushover: [
    [200, { status: 1, request: '647d2300' },          'accepted'],
    [200, { status: 0, errors: ['something new'] },    'blocked message-refused'],
    [200, '{"status":1',                               'retry unproven (maybe)'],
    [400, '{"token":"invalid","errors":["application token is invalid"],"status":0}', 'blocked authentication'],
    [400, '{"user":"invalid","errors":["user identifier is not a valid user, group, or subscribed user key"],"status":0}', 'blocked recipient-refused'],
    [400, '{"user":"invalid","errors":["user key is valid but account has no active devices"],"status":0}', 'blocked recipient-refused'],
    [400, '{"message":"cannot be blank","status":0}',  'failed message-refused'],
    [400, '{"device":"invalid","errors":["device name is not valid for user"],"status":0}', 'blocked setting-refused'],
    [400, '{"errors":["message is too long"],"status":0}', 'blocked message-too-large'],
    [429, { status: 0, errors: ['application is over its quota'] }, 'retry limit-reached in 3600 s', { 'x-limit-app-reset': String(NOW / 1_000 + 3_600) }],
    [429, { status: 0 },                               'blocked limit-reached', { 'x-limit-app-reset': String(NOW / 1_000 + 7 * 86_400) }],
    [429, { status: 0 },                               'retry limit-reached'],
    [500, '',                                          'retry temporary'],
    [403, LOGIN_PAGE,                                  'retry intercepted'],
  ],
  apprise: [
    [200, { error: null, details: [] },                'accepted'],
    [200, '2026-11-23 - INFO - Sent Discord notification.', 'accepted'],
    [200, 'Notification(s) sent.',                     'accepted'],
    [200, { status: 'whatever' },                      'retry unproven (maybe)'],
    [204, '',                                          'blocked address-refused'],
    [400, { error: 'Bad JSON Payload provided, no valid URLs' }, 'blocked setting-refused'],
    [403, { error: 'The site has been configured to deny this request' , lock: true }, 'blocked not-permitted'],
    [401, '',                                          'blocked authentication'],
    [424, { error: 'One or more notification could not be sent' }, 'retry temporary (maybe)'],
    [431, { error: 'JSON Payload provided is too large' }, 'blocked message-too-large'],
    [500, { error: 'An error occured accessing the configuration' }, 'retry temporary'],
  ],
  ping: [
    [200, 'OK',                                        'accepted'],
    [201, 'Created',                                   'accepted'],
    [200, { ok: true },                                'accepted'],
    [200, '',                                          'accepted'],
    [200, 'OK (not found)',                            'blocked address-refused'],
    [200, 'OK (rate limited)',                         'retry temporary'],
    [200, { ok: false, msg: 'Monitor not found or not active.' }, 'blocked address-refused'],
    [404, { ok: false, msg: 'Monitor not found or not active.' }, 'blocked address-refused'],
    [404, 'not found',                                 'blocked address-refused'],
    [400, 'invalid url format',                        'blocked address-refused'],
    [409, 'ambiguous slug',                            'blocked address-refused'],
  ],
};

/** Responses of any service, or of a proxy in front of it. */
// prettier-ignore
const ANY: readonly Row[] = [
  [302, '',                   'blocked address-refused'],
  [402, '',                   'blocked limit-reached'],
  [407, 'Proxy Authentication Required', 'blocked proxy-refused'],
  [408, '',                   'retry temporary'],
  [414, '',                   'blocked message-too-large'],
  [429, '',                   'retry temporary in 120 s', { 'retry-after': '120' }],
  [451, '',                   'blocked not-permitted'],
  [500, '',                   'retry temporary'],
  [502, '',                   'retry temporary (maybe)'],
  [503, '',                   'retry temporary in 60 s', { 'retry-after': 'Mon, 23 Nov 2026 20:41:00 GMT' }],
  [504, '',                   'retry temporary (maybe)'],
  [511, LOGIN_PAGE,           'retry intercepted'],
];

for (const [kind, rows] of Object.entries(SERVICES) as [HttpChannelKind, readonly Row[]][]) {
  // Pushover uses 429 for the monthly limit, with its own header for the delay.
  const any = ANY.filter(([status]) => !(kind === 'pushover' && status === 429));
  describe(kind, () => {
    for (const [status, body, meaning, headers] of [...rows, ...any]) {
      it(`answers ${status} ${JSON.stringify(body)}: ${meaning}`, () => {
        expect(means(kind, status, body, headers)).toBe(meaning);
      });
    }
  });
}

describe.each(HTTP_CHANNEL_KINDS.filter((kind) => kind !== 'webhook'))('%s', (kind) => {
  it.each([
    LOGIN_PAGE,
    '\ufeff\r\n<html lang="de"><head><meta http-equiv="refresh" content="0;url=http://portal.example/"></head></html>',
    '<!-- portal --><script>location="http://portal.example/?ok"</script>',
    '<html><body>ok</body></html>',
  ])('does not have the message when a login page responds with 200: %s', (page) => {
    expect(means(kind, 200, page)).toBe('retry intercepted');
  });
});

describe('an upgraded group of Telegram', () => {
  it('is stored with the new number in the response', () => {
    const body = JSON.stringify(error('…', { parameters: { migrate_to_chat_id: -1_002_345 } }));
    const answer = { status: 400, contentType: '', headers: {}, body };
    const meaning = interpretAnswer(answer, ADDRESS, ANSWERS.telegram, NOW);
    expect(meaning).toMatchObject({ kind: 'retry', problem: 'moved', learned: { chatId: '-1002345' } });
  });
});

describe('a delay that a service asks for', () => {
  it.each([
    ['is nothing that has passed', '-5', undefined],
    ['is nothing that makes no sense', 'soon', undefined],
    ['of more than four days waits for a person', '400000', 'blocked'],
  ])('%s', (_name, header, kind) => {
    const answer = { status: 429, contentType: '', headers: { 'retry-after': header }, body: '' };
    const meaning = interpretAnswer(answer, ADDRESS, ANSWERS.gotify, NOW);
    expect(meaning).not.toHaveProperty('retryAfterMs');
    expect(meaning.kind).toBe(kind ?? 'retry');
  });
});

describe('a page in response to a webhook', () => {
  it.each([
    ['http://hooks.example.org/line', LOGIN_PAGE, 'retry intercepted'],
    ['http://203.0.113.9:8080/line', LOGIN_PAGE, 'retry intercepted'],
    ['http://hooks.example.org/line', 'thanks', 'accepted'],
    ['http://hooks.example.org/line', '', 'accepted'],
    ['http://192.168.1.20:1880/line', LOGIN_PAGE, 'accepted'],
    ['http://nas.local/line', LOGIN_PAGE, 'accepted'],
    ['https://hooks.example.org/line', LOGIN_PAGE, 'accepted'],
  ])('%s: %s is %s', (asked, body, meaning) => {
    expect(means('webhook', 200, body, {}, asked)).toBe(meaning);
  });
});

describe('a response to a heartbeat', () => {
  it.each([
    ['https://hc-ping.com/5bf66975-d4c7', 'OK', 'accepted'],
    ['https://hc-ping.com/5bf66975-d4c7', 'Welcome', 'retry unproven (maybe)'],
    ['https://checks.example.org/ping/key/line', 'Created', 'accepted'],
    ['https://checks.example.org/ping/key/line', '', 'retry unproven (maybe)'],
    ['https://kuma.example.org/api/push/abc?status=up', '{"ok":true}', 'accepted'],
    ['https://kuma.example.org/api/push/abc?status=up', 'OK', 'retry unproven (maybe)'],
    ['https://uptime.betterstack.com/api/v1/heartbeat/abc', '', 'accepted'],
    ['https://cronitor.link/p/key/line', 'anything', 'accepted'],
  ])('of %s: %j is %s', (asked, body, meaning) => {
    expect(means('ping', 200, body, {}, asked)).toBe(meaning);
  });
});
