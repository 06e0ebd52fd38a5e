import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/settings';
import { settingsText } from './settings-text';

describe('the settings in a backup', () => {
  const { channels, measuring } = DEFAULT_SETTINGS;
  const read = (settings: Settings) => JSON.parse(settingsText(settings)) as Settings;

  it('have no header line that lets somebody in', () => {
    const headers = ['X-Source: linewatch', 'X-Api-Key: 1234', 'X-Who: Bearer 1234'];
    const settings = {
      ...DEFAULT_SETTINGS,
      channels: { ...channels, webhook: { ...channels.webhook, headers } },
    };
    expect(read(settings).channels.webhook.headers).toEqual(['X-Source: linewatch']);
  });

  it('have no password of a proxy', () => {
    const proxyUrl = 'http://me:1234@proxy.example.org:3128/';
    const connection = { ...measuring.connection, proxyUrl };
    const settings = { ...DEFAULT_SETTINGS, measuring: { ...measuring, connection } };
    expect(read(settings).measuring.connection.proxyUrl).toBe('http://me@proxy.example.org:3128/');
  });

  it('are otherwise as they are', () => {
    expect(read(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
  });
});
