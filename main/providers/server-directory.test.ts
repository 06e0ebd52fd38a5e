import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type MeasuringSettings } from '../../shared/settings';
import { DIRECT, type ConnectionOptions } from '../engine/http/connection-options';
import type { Failure } from '../engine/failure';
import { useLoopbackTime } from '../testing/loopback-time';
import { serverKeeper, startSpeedServer } from '../testing/speed-server';
import { PUBLIC_LIST_URL, ServerDirectory } from './server-directory';

const HOUR = 3_600_000;
const list = (host: string): string =>
  JSON.stringify([
    {
      name: host,
      server: `https://${host}`,
      dlURL: 'garbage',
      ulURL: 'empty',
      pingURL: 'empty',
      getIpURL: 'getIP',
    },
  ]);
const PUBLIC = { ownServers: [], fixedServerUrl: null };
const OWN = { ownServers: [{ name: 'Home', url: 'http://nas.local:8989' }], fixedServerUrl: null };

useLoopbackTime();
const keep = serverKeeper();

let folder: string;
let asked: string[];
let answer: string | Failure;
let lines: string[];
let nowMs: number;
let connection: ConnectionOptions;
let directory: ServerDirectory;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linewatch-list-'));
  await writeFile(join(folder, 'shipped.json'), list('shipped.example'));
  asked = [];
  answer = { reason: 'no-dns', detail: 'the name was not resolved in time' };
  lines = [];
  nowMs = Date.now();
  connection = DIRECT;
  directory = new ServerDirectory(
    { shippedList: join(folder, 'shipped.json'), cachedList: join(folder, 'cache', 'list.json') },
    {
      fetchText: (url) => {
        asked.push(url);
        return Promise.resolve(answer);
      },
      now: () => nowMs,
      connectionTo: () => Promise.resolve(connection),
      log: (sentence) => lines.push(sentence),
    },
  );
});
afterEach(() => rm(folder, { recursive: true }));

const names = async (librespeed: MeasuringSettings['librespeed']): Promise<string[]> =>
  (await directory.list('librespeed', { ...DEFAULT_SETTINGS.measuring, librespeed })).map(({ name }) => name);

describe('ServerDirectory', () => {
  it('gives the refreshed public list and asks for it once a day', async () => {
    answer = list('fresh.example');
    expect(await names(PUBLIC)).toEqual(['fresh.example']);
    nowMs += 2 * HOUR;
    await names(PUBLIC);
    expect(asked).toEqual([PUBLIC_LIST_URL]);
    nowMs += 23 * HOUR;
    await names(PUBLIC);
    expect(asked).toHaveLength(2);
  });

  it('falls back on the shipped list, and tries again an hour later', async () => {
    expect(await names(PUBLIC)).toEqual(['shipped.example']);
    await names(PUBLIC);
    expect(asked).toHaveLength(1);
    nowMs += HOUR;
    await names(PUBLIC);
    expect(asked).toHaveLength(2);
    expect(lines[0]).toBe(
      'The public server list could not be refreshed, the older one stays: no-dns (the name was not resolved in time)',
    );
  });

  it('keeps the old list when the new one cannot be read', async () => {
    answer = list('old.example');
    await names(PUBLIC);
    const cache = join(folder, 'cache', 'list.json');
    await utimes(cache, 0, 0);
    nowMs += 25 * HOUR;
    answer = '<html>login</html>';
    expect(await names(PUBLIC)).toEqual(['old.example']);
    expect(await readFile(cache, 'utf8')).toBe(list('old.example'));
    expect(lines).toEqual(['The public server list could not be refreshed, the older one stays: web-page']);
  });

  it('asks nothing of the public list while own servers are in use', async () => {
    expect(await directory.candidates(OWN)).toMatchObject([{ name: 'Home', url: 'http://nas.local:8989/' }]);
    expect(asked).toEqual([]);
  });

  it('uses only the fixed server', async () => {
    const fixed = { ...PUBLIC, fixedServerUrl: 'https://shipped.example' };
    expect(await directory.candidates(fixed)).toMatchObject([{ name: 'shipped.example', pingPath: 'empty' }]);
    const unlisted = { ...PUBLIC, fixedServerUrl: 'http://10.0.0.2:8989/' };
    expect(await directory.candidates(unlisted)).toMatchObject([{ name: '10.0.0.2:8989', pingPath: '' }]);
  });

  it('gives nothing when even the shipped list is gone', async () => {
    await rm(join(folder, 'shipped.json'));
    expect(await directory.candidates(PUBLIC)).toEqual([]);
  });

  it('lists for other providers the server that the user has entered, if any', async () => {
    const { measuring } = DEFAULT_SETTINGS;
    const nq = { configUrl: 'http://nas.local:8989/' };
    expect(await directory.list('nq', { ...measuring, nq })).toEqual([
      { name: 'nas.local:8989', url: 'http://nas.local:8989/' },
    ]);
    for (const provider of ['cloudflare', 'nq', 'ndt7', 'ookla'] as const)
      expect(await directory.list(provider, measuring)).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('tries an address with the provider that it is for', async () => {
    const { url } = await keep(startSpeedServer());
    for (const provider of ['librespeed', 'cloudflare', 'nq', 'ndt7'] as const)
      expect(await directory.check(provider, url)).toMatchObject({ kind: 'answers' });
    expect(await directory.check('ookla', url)).toMatchObject({ kind: 'fails', reason: 'no-server' });
  });

  it.each(['librespeed', 'cloudflare', 'nq', 'ndt7'] as const)(
    'tries on the way that the settings want: %s',
    async (provider) => {
      const { url } = await keep(startSpeedServer());
      connection = { ...DIRECT, ipVersion: 'ipv6' };
      expect((await directory.check(provider, url)).kind).toBe('fails');
    },
  );
});
