import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { AppState } from '../../../shared/ipc';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { SPOKEN_LANGUAGES, textsIn, type Language } from '../../../shared/texts/i18n';
import { loadLanguage } from '../../../shared/texts/load-language';
import { toForm } from '../settings/form';
import { getCatalog } from '../settings/search/catalog';
import type * as Entries from './entries';
import { findMeantTimes } from './meant-times';

const IDLE = { running: null, lastRun: {}, schedules: { kind: 'running' } } as unknown as AppState;
const SPAN = { range: { from: 1_795_478_400_000, to: 1_795_564_800_000 }, at: null };

let entries: typeof Entries;
beforeAll(async () => {
  // Nothing is asked while entries are only found.
  vi.stubGlobal('window', { linewatch: {} });
  entries = await import('./entries');
});

function find(query: string, state = IDLE, language: Language = 'en'): readonly string[] {
  const texts = textsIn(language);
  const all = entries.getEntries(state, getCatalog(toForm(DEFAULT_SETTINGS), texts), texts);
  return entries.findEntries(query, all, []).map(({ id }) => id);
}

describe('the palette', () => {
  it('shows what can be done and the pages before anything is typed', () => {
    const found = find('');
    expect(found.slice(0, 2)).toEqual(['action-measure', 'action-measure-quick']);
    expect(found).toContain('page-history');
    expect(found.filter((id) => id.startsWith('setting-'))).toEqual([]);
  });

  it.each([
    ['measure', 'action-measure'],
    ['light', 'action-measure-light'],
    ['CSV', 'action-export'],
    ['pause 30', 'action-pause-half-hour'],
    ['pdf', 'action-report'],
    ['history', 'page-history'],
    ['networks', 'section-networks'],
    ['dark mode', 'setting-theme'],
    ['SMTP', 'setting-mail-enabled'],
    ['shortcuts', 'action-keys'],
  ])('finds by “%s” first %s', (query, first) => {
    expect(find(query)[0]).toBe(first);
  });

  it('finds in Chinese, by English words too', () => {
    expect(find('立即测量', IDLE, 'zh-CN')[0]).toBe('action-measure');
    expect(find('measure', IDLE, 'zh-CN')).toContain('action-measure');
    expect(find('历史', IDLE, 'zh-CN')[0]).toBe('page-history');
  });

  it.each(SPOKEN_LANGUAGES)('has first, in %s, the entry whose name was typed', async (language) => {
    await loadLanguage(language);
    const texts = textsIn(language);
    const all = entries.getEntries(IDLE, getCatalog(toForm(DEFAULT_SETTINGS), texts), texts);
    const style = { language, timeZone: 'UTC' };
    const others = all.flatMap(({ label }) => {
      const runs = findMeantTimes(label, SPAN.range.from, style).map((meant) =>
        entries.spanEntry(meant, texts, style),
      );
      const first = entries.findEntries(label, all, runs)[0]?.label;
      return first === label ? [] : [[label, first]];
    });
    expect(others).toEqual([]);
  });

  it('offers only what can be done now', () => {
    const running = { ...IDLE, running: { isEnding: false } } as AppState;
    expect(find('test', running)).toContain('action-cancel');
    expect(find('', running)).not.toContain('action-measure');
    const paused = { ...IDLE, schedules: { kind: 'paused', until: null } } as AppState;
    expect(find('schedule', paused)).toContain('action-resume');
    expect(find('schedule', paused)).not.toContain('action-pause-tomorrow');
    expect(find('export', { ...IDLE, lastRun: null })).not.toContain('action-export');
  });

  it('has every entry once, and none without words', () => {
    const texts = textsIn('en');
    const all = entries.getEntries(IDLE, getCatalog(toForm(DEFAULT_SETTINGS), texts), texts);
    const ids = all.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(all.filter(({ label, synonyms }) => /palette:|common:/.test(`${label} ${synonyms}`))).toEqual([]);
  });

  it('puts the tests of a day before all else', () => {
    const texts = textsIn('en');
    const day = entries.spanEntry(SPAN, texts, { language: 'en', timeZone: 'UTC' });
    expect(day.label).toBe('All tests of 24 Nov 2026');
    const all = entries.getEntries(IDLE, getCatalog(toForm(DEFAULT_SETTINGS), texts), texts);
    expect(entries.findEntries('24', all, [day])[0]).toBe(day);
  });
});

describe('the list of keys', () => {
  it('has words for every key', async () => {
    vi.stubGlobal('navigator', { userAgent: 'Macintosh' });
    const { KeyList } = await import('../../components/keyboard/key-list');
    const { AppContextProvider } = await import('../../hooks/app-context');
    const html = renderToStaticMarkup(
      <MantineProvider env="test">
        <AppContextProvider value={{ texts: textsIn('en') } as never}>
          <KeyList />
        </AppContextProvider>
      </MantineProvider>,
    );
    expect(html).toContain('<kbd>⌘</kbd><kbd>K</kbd>');
    expect(html).not.toContain('shortcuts.');
  });
});
