import { describe, expect, it } from 'vitest';
import { DEFAULT_SCHEDULE } from '../../../shared/schedule/schedule';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { parseSettings, readSettings } from './upgrade';

const read = (value: unknown) => {
  const answer = readSettings(JSON.stringify(value));
  if (answer.kind !== 'read') throw new Error(answer.kind);
  return answer;
};

describe('reading a settings file', () => {
  it('fills what is missing with defaults', () => {
    expect(read({})).toEqual({ kind: 'read', settings: DEFAULT_SETTINGS, faults: [] });
  });
  it('keeps everything but the value that is wrong, and names it', () => {
    const answer = read({
      language: 'zh-CN',
      channels: { mail: { host: 'mail.example.org', port: 99_999 } },
    });
    expect(answer.settings.language).toBe('zh-CN');
    expect(answer.settings.channels.mail.host).toBe('mail.example.org');
    expect(answer.settings.channels.mail.port).toBe(465);
    expect(answer.faults.map((fault) => fault.path)).toEqual(['channels.mail.port']);
  });
  it('reads channels of before they had own authorities', () => {
    const { settings, faults } = read({ version: 2, channels: { ntfy: { isEnabled: true, topic: 'line' } } });
    expect(faults).toEqual([]);
    expect(settings.channels.ntfy).toMatchObject({ isEnabled: true, topic: 'line', ca: '' });
  });
  it.each([
    ['smtp.example.org:587 ', 'smtp.example.org', 587],
    ['[::1]', '::1', 465],
    ['münchen.de', 'münchen.de', 465],
    ['SMTP.Example.org.', 'smtp.example.org', 465],
  ])('understands the name of a mail server as people write it: %j', (host, name, port) => {
    const answer = read({ channels: { mail: { host } } });
    expect(answer.faults).toEqual([]);
    expect(answer.settings.channels.mail).toMatchObject({ host: name, port });
  });
  it.each([
    ['https://smtp.example.org', 'host-is-web-address'],
    ['smtp.example.org:99999', 'port-range'],
    ['me@example.org', 'not-a-host'],
  ])('names what is no name of a mail server: %j', (host, problem) => {
    const answer = read({ channels: { mail: { host, imapHost: host } } });
    expect(answer.settings.channels.mail).toMatchObject({ host: '', imapHost: '' });
    expect(answer.faults).toMatchObject([
      { path: 'channels.mail.host', problem },
      { path: 'channels.mail.imapHost', problem },
    ]);
  });
  it('understands addresses with spaces around them, and with a domain in any script', () => {
    const { settings, faults } = read({
      channels: { mail: { from: ' me@example.org', to: ['you@münchen.de '] } },
    });
    expect(faults).toEqual([]);
    expect(settings.channels.mail).toMatchObject({ from: 'me@example.org', to: ['you@xn--mnchen-3ya.de'] });
  });
  it('drops only the recipient that is no address', () => {
    const answer = read({
      channels: { mail: { to: ['a@example.org', 'b@x>\r\nRCPT TO:<c@y', 'd@example.org'] } },
    });
    expect(answer.settings.channels.mail.to).toEqual(['a@example.org', 'd@example.org']);
    expect(answer.faults).toHaveLength(1);
  });
  it.each(['', '\0\0\0\0', '{"language":', '[1]', 'null', '"x"'])('says that %j cannot be read', (text) => {
    expect(readSettings(text).kind).toBe('unreadable');
  });
  it.each([
    ['UTF-8 with a byte-order mark', [0xef, 0xbb, 0xbf], 'utf8'],
    ['UTF-16 with a byte-order mark', [0xff, 0xfe], 'utf16le'],
    ['UTF-16 without one', [], 'utf16le'],
  ] as const)('reads %s', (_name, mark, encoding) => {
    const bytes = Buffer.concat([Buffer.from(mark), Buffer.from('{"language":"zh-CN"}', encoding)]);
    expect(readSettings(bytes)).toMatchObject({ kind: 'read', settings: { language: 'zh-CN' }, faults: [] });
  });
  it('reads UTF-16 of the other byte order', () => {
    const bytes = Buffer.from('\uFEFF{"language":"zh-CN"}', 'utf16le').swap16();
    expect(readSettings(bytes)).toMatchObject({ kind: 'read', settings: { language: 'zh-CN' }, faults: [] });
  });
  it('says where a file stops being JSON', () => {
    expect(readSettings('{\n  "language": "en",\n}')).toEqual({
      kind: 'unreadable',
      fault: { problem: 'trailing-comma', line: 3, column: 1 },
    });
  });
  it('says that bytes in another encoding cannot be read', () => {
    expect(readSettings(Buffer.from('{"name":"B\u00fcro"}', 'latin1'))).toEqual({
      kind: 'unreadable',
      fault: { problem: 'encoding', line: 1, column: 1 },
    });
  });
  it.each([0, -1, 1.5, '2', null])('takes version %j for this one, and names it', (version) => {
    const answer = read({ version, language: 'zh-CN' });
    expect(answer.settings).toMatchObject({ version: DEFAULT_SETTINGS.version, language: 'zh-CN' });
    expect(answer.faults.map(({ path }) => path)).toEqual(['version']);
  });
  it('refuses a file of a newer version rather than guess', () => {
    expect(readSettings('{"version": 6}')).toEqual({
      kind: 'newer',
      version: 6,
    });
  });
});

describe('rules of version 1', () => {
  const getRules = (rules: unknown) => {
    const answer = read({ version: 1, rules });
    expect(answer.faults).toEqual([]);
    return answer.settings.rules;
  };
  const getRule = (id: string, rules: unknown) => getRules(rules).find((rule) => rule.id === id);

  it('keep their limits and whom they told', () => {
    const rules = {
      'every-result': { mail: true, desktop: false },
      'download-below': { mail: true, desktop: true, bitsPerSecond: 50_000_000 },
      'latency-above': { mail: false, desktop: true, milliseconds: 80 },
    };
    expect(getRule('every-result', rules)).toMatchObject({ isEnabled: true, channels: ['mail'] });
    expect(getRule('download-limit', rules)).toMatchObject({
      channels: 'all',
      repeat: { kind: 'every-time' },
      condition: { figure: 'download', direction: 'below', against: { kind: 'value', value: 50_000_000 } },
    });
    expect(getRule('latency-limit', rules)).toMatchObject({
      channels: ['desktop'],
      condition: { figure: 'latency', direction: 'above', against: { kind: 'value', value: 80 } },
    });
  });
  it('that told nobody stay silent', () => {
    const rules = { 'failed-run': { mail: false, desktop: false } };
    expect(getRule('failed', rules)?.isEnabled).toBe(false);
    expect(getRule('every-result', {})?.isEnabled).toBe(false);
  });
  it('without a limit become the rule of a line that stays slow', () => {
    expect(getRules({}).map(({ id }) => id)).toEqual([
      ...['every-result', 'failed', 'slow-download', 'slow-upload'],
      ...['silence', 'data-use', 'channel-failing', 'canary', 'weekly'],
    ]);
  });
  it('that are a list already stay as they are', () => {
    const mine = { id: 'mine', condition: { kind: 'every-result' } };
    expect(getRules([mine]).map(({ id }) => id)).toEqual(['mine']);
  });
  it('that were never written are those of a fresh installation', () => {
    expect(read({ version: 1 }).settings.rules).toEqual(DEFAULT_SETTINGS.rules);
  });
});

describe('saving settings', () => {
  it('names each wrong value', () => {
    const wrong = structuredClone(DEFAULT_SETTINGS);
    wrong.schedules = [{ ...DEFAULT_SCHEDULE, dailyAt: '25:00' }];
    wrong.channels.mail.from = 'nobody';
    const parsed = parseSettings(wrong);
    expect(parsed.kind === 'invalid' && parsed.faults.map((fault) => fault.path)).toEqual([
      'schedules.0.dailyAt',
      'channels.mail.from',
    ]);
    expect(parseSettings(DEFAULT_SETTINGS)).toEqual({ kind: 'valid', settings: DEFAULT_SETTINGS });
  });
  it('takes what the schema knows and nothing else', () => {
    const more = { ...DEFAULT_SETTINGS, chanels: {}, schedules: [{ kind: 'daily', colour: 'red' }] };
    expect(parseSettings(more)).toEqual({
      kind: 'valid',
      settings: { ...DEFAULT_SETTINGS, schedules: [{ ...DEFAULT_SCHEDULE, kind: 'daily' }] },
    });
  });
});

describe('rules of before Ping had a heartbeat of its own', () => {
  const every = { id: 'every', condition: { kind: 'every-result' } };

  it('tell the others as before, and Ping no more', () => {
    const { settings, faults } = read({
      version: 2,
      rules: [
        { ...every, channels: ['mail', 'ping'] },
        { ...every, id: 'pinged', channels: ['ping'] },
        { ...every, id: 'nobody', channels: [] },
        { ...every, id: 'all' },
      ],
    });
    expect(faults).toEqual([]);
    expect(settings.rules.map(({ id, channels }) => [id, channels])).toEqual([
      ['every', ['mail']],
      ['nobody', []],
      ['all', 'all'],
    ]);
  });

  it('that name Ping in a file of today are named', () => {
    const { settings, faults } = read({ version: 4, rules: [{ ...every, channels: ['mail', 'ping'] }] });
    expect(settings.rules.map(({ channels }) => channels)).toEqual([['mail']]);
    expect(faults.map(({ path }) => path)).toEqual(['rules.0.channels.1']);
  });
});

describe('webhooks of before their JSON had two versions', () => {
  const getVersion = (version: number, webhook: unknown) => {
    const { settings, faults } = read({ version, channels: { webhook } });
    expect(faults).toEqual([]);
    return settings.channels.webhook.schemaVersion;
  };

  it.each([1, 2, 3])('stay at version 1 where they have an address (file of version %s)', (version) => {
    expect(getVersion(version, { isEnabled: false, url: 'https://example.org/hook' })).toBe('1');
  });
  it('that were never set up begin with version 2', () => {
    expect(getVersion(3, { isEnabled: false, url: '' })).toBe('2');
    expect(getVersion(3, undefined)).toBe('2');
  });
  it('of today have the version that the file names, or else 2', () => {
    expect(getVersion(4, { url: 'https://example.org/hook' })).toBe('2');
    expect(getVersion(4, { url: 'https://example.org/hook', schemaVersion: '1' })).toBe('1');
  });
});
