import { MantineProvider } from '@mantine/core';
import type { ComponentType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CHANNEL_KINDS } from '../../../shared/channels';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/settings';
import { SPOKEN_LANGUAGES, textsIn, type Language } from '../../../shared/texts/i18n';
import { AppContextProvider, type AppContext } from '../../hooks/app-context';
import { EditBook } from '../../hooks/edit-book';
import { SETTINGS_SECTIONS, type Place } from '../../hooks/place';
import { toForm } from './form';
import { getCatalog } from './search/catalog';
import { findSettings, MOST_FOUND } from './search/find-settings';

/** Everything that hides other settings is on. */
const ALL_SHOWN: Settings = {
  ...DEFAULT_SETTINGS,
  schedules: DEFAULT_SETTINGS.schedules.map((schedule) => ({
    ...schedule,
    kind: 'cron',
    isOffTheHour: false,
  })),
  measuring: {
    ...DEFAULT_SETTINGS.measuring,
    monthlyLimitBytes: 1e9,
    connection: { ...DEFAULT_SETTINGS.measuring.connection, proxy: 'manual' },
  },
};
const STATE = {
  channels: [],
  schedules: [],
  coming: [],
  systemConditions: ['metered', 'full-screen', 'line-busy'],
  lastRun: null,
  ceiling: null,
  timeZone: 'UTC',
  version: '0.1.0',
  updates: {
    package: 'appimage',
    canUpdate: true,
    checkedAt: null,
    newest: null,
    step: { kind: 'none' },
    problem: null,
  },
  dataFolder: '/home/you/.config/linewatch',
};

let SettingsPage: ComponentType<{ readonly place: Place }>;
beforeAll(async () => {
  // The page asks nothing while it is drawn once.
  vi.stubGlobal('window', { linewatch: {} });
  vi.stubGlobal('navigator', { userAgent: 'Linux' });
  ({ SettingsPage } = await import('./settings-page'));
});

function drawn(place: Place, language: Language = 'en', edits = new EditBook({}, () => undefined)): string {
  const context = {
    state: STATE,
    settings: ALL_SHOWN,
    edits,
    texts: textsIn(language),
    style: { language, timeZone: 'UTC', rateUnit: 'Mbit/s' },
    go: () => undefined,
  } as unknown as AppContext;
  return renderToStaticMarkup(
    <MantineProvider env="test">
      <AppContextProvider value={context}>
        <SettingsPage place={place} />
      </AppContextProvider>
    </MantineProvider>,
  );
}

const ALL_PLACES: readonly Place[] = [
  ...SETTINGS_SECTIONS.map((section) => ({ page: 'settings', section }) as const),
  ...CHANNEL_KINDS.map((channel) => ({ page: 'settings', section: 'channels', channel }) as const),
];

/** The labels of the controls that a page shows, by the controls' ids. */
function labelsIn(html: string): readonly (readonly [id: string, label: string])[] {
  return [...html.matchAll(/<label[^>]* for="([^"]+)"[^>]*>([^<]+)<\/label>/g)].map(
    ([, id = '', label = '']) => [id, label.replaceAll('&#x27;', '’')] as const,
  );
}

describe('the settings', () => {
  it('show one section at a time', () => {
    for (const place of ALL_PLACES) {
      const html = drawn(place);
      const shown = [...html.matchAll(/<section[^>]* id="settings-([a-z]+)"/g)].map(([, name]) => name);
      expect(shown).toEqual([place.channel ?? place.section]);
      expect(html.match(/aria-current="page"/g)).toHaveLength(1);
    }
  });

  it('open with the first section', () => {
    expect(drawn({ page: 'settings' })).toContain('id="settings-line"');
  });

  it('have switch, test and form of a channel on one page', () => {
    for (const channel of CHANNEL_KINDS) {
      const html = drawn({ page: 'settings', section: 'channels', channel });
      expect(html).toContain(`id="${channel}-enabled"`);
      expect(html).toMatch(/test (?:message|notification)/);
    }
  });

  it.each(SPOKEN_LANGUAGES)('can all be found by the name that they show, in %s', (language) => {
    const catalog = getCatalog(toForm(ALL_SHOWN), textsIn(language));
    const missed: string[] = [];
    for (const place of ALL_PLACES) {
      for (const [id, label] of labelsIn(drawn(place, language))) {
        if (!catalog.some(({ field }) => field === id)) missed.push(`${id}: not in the catalog`);
        const found = findSettings(label, catalog).map(({ field }) => field);
        // A name that many settings have fills the page of what is found.
        const isFull = found.length === MOST_FOUND;
        if (!isFull && !found.includes(id)) missed.push(`${id}: not found by “${label}”`);
      }
    }
    expect(missed).toEqual([]);
  });

  it('open the fold of a field that a person is led to', () => {
    const led = (field: string, place: Partial<Place>) =>
      drawn({ page: 'settings', ...place, field }).includes(`id="${field}"`);
    expect(led('mail-imapHost', { section: 'channels', channel: 'mail' })).toBe(true);
    expect(led('time-zone', { section: 'schedule' })).toBe(true);
    expect(led('skip-on-battery-main', { section: 'schedule' })).toBe(true);
    expect(drawn({ page: 'settings', section: 'schedule' })).not.toContain('id="time-zone"');
  });

  it('say version, data folder and log', () => {
    const html = drawn({ page: 'settings', section: 'about' });
    expect(html).toContain('<dd>0.1.0</dd>');
    expect(html).toContain('<bdi>/home/you/.config/linewatch/linewatch.log</bdi>');
  });

  it('mark a section with what is not saved, whichever is open', () => {
    const edits = new EditBook({}, () => undefined);
    const base = toForm(ALL_SHOWN);
    edits.keep('settings', { typed: { ...base, planDownload: '25O' }, base, secretNames: [] });
    const html = drawn({ page: 'settings', section: 'general' }, 'en', edits);
    expect(html).toContain('Has changes that are not saved');
    expect(drawn({ page: 'settings', section: 'line' }, 'en', edits)).toContain('value="25O"');
  });
});
