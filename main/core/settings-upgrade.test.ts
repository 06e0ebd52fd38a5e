import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { faultsOf, readSettings } from './settings-upgrade';

const read = (value: unknown) => {
  const answer = readSettings(JSON.stringify(value));
  if (answer.kind !== 'read') throw new Error(answer.detail);
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
  it('refuses a file of a newer version rather than guess', () => {
    expect(readSettings('{"version": 3}')).toEqual({
      kind: 'unreadable',
      detail: 'version 3 is newer than 2',
    });
  });
});

describe('rules of version 1', () => {
  const rulesOf = (rules: unknown) => {
    const answer = read({ version: 1, rules });
    expect(answer.faults).toEqual([]);
    return answer.settings.rules;
  };
  const ruleOf = (id: string, rules: unknown) => rulesOf(rules).find((rule) => rule.id === id);

  it('keep their limits and whom they told', () => {
    const rules = {
      'every-result': { mail: true, desktop: false },
      'download-below': { mail: true, desktop: true, bitsPerSecond: 50_000_000 },
      'latency-above': { mail: false, desktop: true, milliseconds: 80 },
    };
    expect(ruleOf('every-result', rules)).toMatchObject({ isEnabled: true, channels: ['mail'] });
    expect(ruleOf('download-limit', rules)).toMatchObject({
      channels: 'all',
      repeat: { kind: 'every-time' },
      condition: { figure: 'download', direction: 'below', against: { kind: 'value', value: 50_000_000 } },
    });
    expect(ruleOf('latency-limit', rules)).toMatchObject({
      channels: ['desktop'],
      condition: { figure: 'latency', direction: 'above', against: { kind: 'value', value: 80 } },
    });
  });
  it('that told nobody stay silent', () => {
    const rules = { 'failed-run': { mail: false, desktop: false } };
    expect(ruleOf('failed', rules)?.isEnabled).toBe(false);
    expect(ruleOf('every-result', {})?.isEnabled).toBe(false);
  });
  it('without a limit become the rule of a line that stays slow', () => {
    expect(rulesOf({}).map(({ id }) => id)).toEqual([
      ...['every-result', 'failed', 'slow-download', 'slow-upload'],
      ...['silence', 'data-use', 'channel-failing', 'canary', 'weekly'],
    ]);
  });
  it('that are a list already stay as they are', () => {
    const mine = { id: 'mine', condition: { kind: 'every-result' } };
    expect(rulesOf([mine]).map(({ id }) => id)).toEqual(['mine']);
  });
  it('that were never written are those of a fresh installation', () => {
    expect(read({ version: 1 }).settings.rules).toEqual(DEFAULT_SETTINGS.rules);
  });
});

describe('saving settings', () => {
  it('names each wrong value', () => {
    const wrong = structuredClone(DEFAULT_SETTINGS);
    wrong.schedule.dailyAt = '25:00';
    wrong.channels.mail.from = 'nobody';
    expect(faultsOf(wrong).map((fault) => fault.path)).toEqual(['schedule.dailyAt', 'channels.mail.from']);
    expect(faultsOf(DEFAULT_SETTINGS)).toEqual([]);
  });
});
