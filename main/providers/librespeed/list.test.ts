import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { getBaseUrl, ownServer } from '../server-address';
import { parseServerList } from './list';

const entry = (server: string, more: object = {}) => ({
  id: 51,
  name: 'Amsterdam, Netherlands (Clouvider)',
  server,
  dlURL: 'garbage.php',
  ulURL: 'empty.php',
  pingURL: 'empty.php',
  getIpURL: 'getIP.php',
  sponsorName: 'Clouvider',
  ...more,
});
const PATHS = {
  downloadPath: 'garbage.php',
  uploadPath: 'empty.php',
  pingPath: 'empty.php',
  ipPath: 'getIP.php',
};

describe('parseServerList', () => {
  it('makes addresses absolute, with https first where the scheme is open', () => {
    const text = JSON.stringify([entry('//ams.example/backend'), entry('http://speed.example/')]);
    expect(parseServerList(text)).toEqual({
      kind: 'servers',
      skipped: 0,
      servers: [
        {
          name: 'Amsterdam, Netherlands (Clouvider)',
          url: 'https://ams.example/backend/',
          fallbackUrl: 'http://ams.example/backend/',
          ...PATHS,
        },
        { name: 'Amsterdam, Netherlands (Clouvider)', url: 'http://speed.example/', ...PATHS },
      ],
    });
  });

  it('makes the names of servers safe to show', () => {
    const names = ['Wien\u001b[31m\r\n', '\u202e\u200b', 'x'.repeat(200)];
    const list = names.map((name) => entry('https://good.example', { name }));
    const reading = parseServerList(JSON.stringify(list));
    const shown = reading.kind === 'servers' ? reading.servers.map(({ name }) => name) : [];
    expect(shown).toEqual(['Wien\ufffd[31m', 'good.example', `${'x'.repeat(119)}…`]);
  });

  it('skips entries that make no sense and keeps the others', () => {
    const list = [
      entry('https://good.example'),
      entry('ftp://bad.example'),
      entry('https://bad.example', { dlURL: 'ftp://elsewhere.example/x' }),
      entry('https://bad.example', { pingURL: 5 }),
      entry('https://bad example/'),
      entry('//ann:pw@bad.example/'),
      entry('https://bad.example', { ulURL: 'https://ann@elsewhere.example/x' }),
      null,
      'text',
    ];
    expect(parseServerList(JSON.stringify(list))).toMatchObject({
      skipped: 8,
      servers: [{ url: 'https://good.example/' }],
    });
  });

  it.each([
    ['no JSON', 'servers', 'not-json'],
    ['a web page', ' <!doctype html><title>Login</title>', 'web-page'],
    ['an object', '{"servers":1}', 'not-a-list'],
    ['nothing usable', '[{"name":"x"}]', 'no-usable-entry'],
    ['an empty list', '[]', 'no-usable-entry'],
    ['100,000 entries', `[${Array<string>(100_000).fill('{}').join(',')}]`, 'too-many-entries'],
    ['megabytes', `[${' '.repeat(2_000_000)}]`, 'too-large'],
  ])('tells %s', (_, text, problem) => {
    expect(parseServerList(text)).toEqual({ kind: 'unreadable', problem });
  });

  it('reads the copy that is shipped', () => {
    const shipped = readFileSync(new URL('../../../assets/librespeed-servers.json', import.meta.url), 'utf8');
    const reading = parseServerList(shipped);
    expect(reading).toMatchObject({ kind: 'servers', skipped: 0 });
    expect(reading.kind === 'servers' && reading.servers.length).toBeGreaterThan(10);
  });
});

describe('the base URL of a server', () => {
  it.each([
    ['http://10.0.0.2:8989', 'http://10.0.0.2:8989/'],
    ['https://speed.example/backend/garbage.php?ckSize=4', 'https://speed.example/backend/'],
    ['https://speed.example/speed#top', 'https://speed.example/speed/'],
    ['speed.example', null],
    ['file:///etc/passwd', null],
  ])('reads %s as %s', (text, url) => {
    expect(getBaseUrl(text)).toBe(url);
  });
});

describe('ownServer', () => {
  it('is named by its host if by nothing else', () => {
    expect(ownServer(' ', 'http://nas.local:8989')).toMatchObject({ name: 'nas.local:8989', pingPath: '' });
    expect(ownServer('My server', 'http://nas.local')).toMatchObject({ name: 'My server' });
    expect(ownServer('My server', 'nas')).toBeNull();
  });
});
