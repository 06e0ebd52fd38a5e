import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CHANNEL_KINDS, SECRET_NAMES, type SecretName } from '../shared/channels';
import { runCommand } from './application/command-line';
import { findWord, readWritten, searchable } from './application/written-files';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { tellingAll } from './settings';
import type { ReceivedRequest, WebAnswer } from './servers/web-server';

const FAR = 60_000;

/** Those that are sent to somebody in this life; the others are keys, or belong to another way to log in. */
const SENT: readonly SecretName[] = [
  'mail.password',
  'webhook.authorization',
  'ntfy.token',
  'gotify.token',
  'telegram.token',
  'discord.webhookUrl',
  'slack.webhookUrl',
  'pushover.user',
  'pushover.token',
  'apprise.key',
  'ping.url',
  'measuring.proxyPassword',
];

/** A word that each secret has in it and nothing else has, whatever its other characters become in a text. */
const wordOf = (name: SecretName): string => `planted${String(10 + SECRET_NAMES.indexOf(name))}qz7x`;

/** Secrets as people have them: characters that every form of text writes in another way, addresses, keys. */
function plant(name: SecretName, url: string): string {
  const word = wordOf(name);
  if (/url$/i.test(name)) return `${url}hooks/${word}?key=${word}`;
  if (name === 'apprise.urls') return `mailto://me:${word}@example.org`;
  if (/\.login$/.test(name)) return `me:${word} ä"&<%/+=`;
  if (/password$/i.test(name)) return `${word} ä"&<%/+=\\`;
  if (/key$/i.test(name) && name.startsWith('mail.'))
    return `-----BEGIN PRIVATE KEY-----\n${word.repeat(3)}\n-----END PRIVATE KEY-----\n`;
  return `${word}-~`;
}

/** A server that says again what it was told, in every form that servers write. */
function repeat(values: readonly string[]): (request: ReceivedRequest) => WebAnswer {
  return ({ path, headers, body }) => {
    const logins = [headers['authorization'], headers['proxy-authorization']].map((login = '') =>
      Buffer.from(login.replace(/^\w+ /, ''), 'base64').toString('utf8'),
    );
    const said = [path, decodeURIComponent(path), ...Object.values(headers), body, ...logins].join('\n');
    const words = values
      .filter((value) => said.includes(value) || said.includes(JSON.stringify(value).slice(1, -1)))
      .flatMap((value) => [value, encodeURIComponent(value), JSON.stringify(value), base64(value)]);
    return { status: 503, body: `Not now, ${words.join(' ')} ${path}` };
  };
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

test('a secret is in no file that was ever written but the one for secrets and its copy', async ({
  folder,
  mailServer,
  webServer,
  start,
}) => {
  const server = webServer.url;
  const secrets = Object.fromEntries(SECRET_NAMES.map((name) => [name, plant(name, server)])) as Record<
    SecretName,
    string
  >;
  webServer.answer = repeat(Object.values(secrets));
  mailServer.repeatLogins();
  const proxyUrl = server.replace('http://', 'http://me@');
  const told = tellingAll({ mailServer, mailUser: 'me' });
  folder.writeSettings({
    ...told,
    // A proxy is asked for what is encrypted or far away, and for nothing on this computer.
    measuring: {
      ...told.measuring,
      librespeed: { ownServers: [{ name: 'Far', url: 'https://speed.example.org/' }] },
      connection: { proxy: 'manual', proxyUrl },
    },
    channels: {
      ...told.channels,
      webhook: { isEnabled: true, url: 'http://hooks.example.org/webhook' },
      ntfy: { isEnabled: true, server, topic: 'line' },
      gotify: { isEnabled: true, server },
      telegram: { isEnabled: true, server, chatId: '1' },
      discord: { isEnabled: true },
      slack: { isEnabled: true },
      pushover: { isEnabled: true, server },
      apprise: { isEnabled: true, server },
      ping: { isEnabled: true },
    },
  });
  folder.writeSecrets(secrets);
  // Whatever it writes elsewhere lies in a folder of this test, too.
  const places = ['HOME', 'TMPDIR', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME'];
  const elsewhere = Object.fromEntries(places.map((place) => [place, folder.fileFor(place)]));
  for (const path of Object.values(elsewhere)) mkdirSync(path);
  const linewatch = await start([], elsewhere);
  const run = await linewatch.measure();
  expect(run.outcome).toBe('failed');
  const tried =
    'SELECT DISTINCT outbox.channel FROM outbox JOIN attempts ON outbox_id = outbox.id ORDER BY 1';
  await eventually(() => folder.query<{ channel: string }>(tried).map(({ channel }) => channel), FAR).toEqual(
    CHANNEL_KINDS.toSorted(),
  );

  // A fault of its own that names one, in the log.
  await linewatch.electron.evaluate((_electron, text) => {
    setTimeout(() => {
      throw new Error(`no login with ${text}`);
    }, 0);
  }, secrets['mail.password']);
  await eventually(() => folder.read('linewatch.log') ?? '').toContain('no login with […]');
  for (const args of [
    ['--export', folder.fileFor('line.json')],
    ['--report', folder.fileFor('report.pdf')],
    ['--backup', folder.fileFor('all.zip')],
  ]) {
    expect(await runCommand(folder, args)).toMatchObject({ code: 0 });
  }
  await linewatch.kill();

  const sent = JSON.stringify([webServer.requests, mailServer.logins]);
  const said = [searchable({ name: 'sent', bytes: Buffer.from(sent) })];
  const isSent = (name: SecretName) => findWord(said, wordOf(name)).length > 0;
  expect(SENT.filter((name) => !isSent(name))).toEqual([]);
  const written = await readWritten([folder.path, folder.outside]);
  const found = SECRET_NAMES.map((name) => [name, ...findWord(written, wordOf(name)).toSorted()]);
  const files = ['secrets.bak.json', 'secrets.json'].map((file) => join(folder.path, file));
  expect(found).toEqual(SECRET_NAMES.map((name) => [name, ...files]));
});
