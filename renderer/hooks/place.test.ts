import { describe, expect, it } from 'vitest';
import { CHANNEL_KINDS } from '../../shared/channels';
import {
  getPlaceQuery,
  PAGES,
  parsePlace,
  SETTINGS_SECTIONS,
  withRun,
  writePlace,
  type Place,
} from './place';

describe('the address of a place', () => {
  it('names the page, the section of the settings and the channel', () => {
    expect(writePlace({ page: 'history' })).toBe('#history');
    expect(writePlace({ page: 'settings', section: 'schedule' })).toBe('#settings/schedule');
    expect(writePlace({ page: 'settings', section: 'channels', channel: 'mail' })).toBe(
      '#settings/channels/mail',
    );
  });

  it('leads back to the same place', () => {
    const places: readonly Place[] = [
      ...PAGES.map((page) => ({ page })),
      ...SETTINGS_SECTIONS.map((section) => ({ page: 'settings', section }) as const),
      ...CHANNEL_KINDS.map((channel) => ({ page: 'settings', section: 'channels', channel }) as const),
    ];
    for (const place of places) expect(parsePlace(writePlace(place))).toEqual(place);
  });

  it('has no word of a drawer or a field, which are opened for the moment', () => {
    expect(writePlace({ page: 'history', runId: 'r1' })).toBe('#history');
    expect(writePlace({ page: 'settings', section: 'line', field: 'plan-download' })).toBe('#settings/line');
  });

  it('may name a run, which is opened once', () => {
    expect(parsePlace('#dashboard?run=0b1c%2F2')).toEqual({ page: 'dashboard', runId: '0b1c/2' });
    const run = withRun({ page: 'history', opens: 'export' }, 'r1');
    expect(run).toEqual({ page: 'history', runId: 'r1' });
    expect(withRun(run, null)).toEqual({ page: 'history' });
    const settings = { page: 'settings', section: 'channels', channel: 'mail' } as const;
    expect(withRun({ ...settings, isSetUp: true }, 'r1')).toEqual({ ...settings, runId: 'r1' });
  });

  it('may have a query of the page behind it', () => {
    expect(parsePlace('#history?range=week&outcome=failed')).toEqual({ page: 'history' });
    expect(getPlaceQuery('#history?range=week&outcome=failed')).toBe('range=week&outcome=failed');
    expect(getPlaceQuery('#history?')).toBe('');
    expect(getPlaceQuery('#history')).toBeNull();
  });

  it('falls back to what it can read', () => {
    expect(parsePlace('')).toEqual({ page: 'dashboard' });
    expect(parsePlace('#nowhere/line')).toEqual({ page: 'dashboard' });
    expect(parsePlace('#settings/nowhere/mail')).toEqual({ page: 'settings' });
    expect(parsePlace('#settings/line/mail')).toEqual({ page: 'settings', section: 'line' });
    expect(parsePlace('#settings/channels/pigeon')).toEqual({ page: 'settings', section: 'channels' });
  });
});
