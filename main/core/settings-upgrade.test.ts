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
    expect(readSettings('{"version": 2}')).toEqual({
      kind: 'unreadable',
      detail: 'version 2 is newer than 1',
    });
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
