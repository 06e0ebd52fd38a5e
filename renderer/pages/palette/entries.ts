import type { Icon } from '@tabler/icons-react';
import { formatDate, formatMonth, type TimeStyle } from '../../../shared/texts/format-time';
import type { AppState } from '../../../shared/ipc';
import type { Texts } from '../../../shared/texts/i18n';
import { textsIn } from '../../../shared/texts/i18n';
import type { KeyName } from '../../components/keyboard/keys-in-words';
import { NUMBERED_PAGES } from '../../hooks/keys';
import { SETTINGS_SECTIONS, type Place } from '../../hooks/place';
import type { CatalogEntry } from '../settings/search/catalog';
import { placeOfField } from '../settings/search/fields';
import type { Searchable } from '../settings/search/find-settings';
import { isNamed, rankEntries } from '../settings/search/find-settings';
import { getActions, type Action } from './actions';
import type { MeantTime } from './meant-times';

/** The parts of the list, in the order in which equally good ones follow each other. */
export const GROUPS = ['runs', 'actions', 'pages', 'settings'] as const;
export type Group = (typeof GROUPS)[number];

/** What choosing an entry does. */
export type Choice =
  | { readonly kind: 'act'; readonly act: Action['act'] }
  | { readonly kind: 'go'; readonly place: Place }
  | { readonly kind: 'run'; readonly runId: string };

/** One entry of the palette. */
export interface Entry extends Searchable {
  readonly id: string;
  readonly group: Group;
  readonly icon: Icon | null;
  /** The figures of a run; empty for all else. */
  readonly aside: string;
  readonly keys: KeyName | null;
  readonly choice: Choice;
}

/** An empty query shows what can be done and where one can go; one with words the best of each part. */
const MOST = { runs: 8, actions: 6, pages: 6, settings: 8 } as const satisfies Record<Group, number>;

/** Everything that can be found by words: actions that can be done now, pages, sections and settings. */
export function getEntries(
  state: AppState,
  catalog: readonly CatalogEntry[],
  texts: Texts,
): readonly Entry[] {
  const bare = { icon: null, aside: '', keys: null, where: '', hint: '', synonyms: '' };
  const english = textsIn('en');
  return [
    ...getActions(state).map(({ name, icon, keys, act }): Entry => ({
      ...bare,
      id: `action-${name}`,
      group: 'actions',
      icon,
      keys,
      label: texts(`palette:action.${name}`),
      synonyms: [texts(`palette:other.${name}`), english(`palette:action.${name}`)].join(' '),
      choice: { kind: 'act', act },
    })),
    ...NUMBERED_PAGES.map((page): Entry => ({
      ...bare,
      id: `page-${page}`,
      group: 'pages',
      label: texts(`common:page.${page}`),
      synonyms: english(`common:page.${page}`),
      choice: { kind: 'go', place: { page } },
    })),
    ...SETTINGS_SECTIONS.map((section): Entry => ({
      ...bare,
      id: `section-${section}`,
      group: 'pages',
      label: texts(`settings:section.${section}`),
      where: texts('common:page.settings'),
      synonyms: english(`settings:section.${section}`),
      choice: { kind: 'go', place: { page: 'settings', section } },
    })),
    ...catalog.map(({ field, label, hint, where, synonyms }): Entry => ({
      ...bare,
      id: `setting-${field}`,
      group: 'settings',
      label,
      hint,
      where,
      synonyms,
      choice: { kind: 'go', place: placeOfField(field) },
    })),
  ];
}

/**
 * What a query finds, best part first and within it the best entry; runs are found by their time alone, and come first
 * unless the query is a name: the German word for a service begins that for Tuesday.
 */
export function findEntries(
  query: string,
  entries: readonly Entry[],
  runs: readonly Entry[],
): readonly Entry[] {
  if (query.trim() === '') return entries.filter(({ id }) => /^(?:action|page)-/.test(id));
  const ranked = rankEntries(query, entries);
  const best = (group: Group) => ranked.find(({ entry }) => entry.group === group)?.worth ?? 0;
  const groups = GROUPS.filter((group) => group !== 'runs').sort((one, other) => best(other) - best(one));
  const found = groups.flatMap((group) =>
    ranked
      .filter(({ entry }) => entry.group === group)
      .slice(0, MOST[group])
      .map(({ entry }) => entry),
  );
  const shownRuns = runs.slice(0, MOST.runs);
  return isNamed(ranked[0]) ? [...found, ...shownRuns] : [...shownRuns, ...found];
}

/** The way to all tests of a day or month. */
export function spanEntry({ range }: MeantTime, texts: Texts, style: TimeStyle): Entry {
  const DAY_AND_MORE_MS = 27 * 3_600_000;
  const isMonth = range.to - range.from > DAY_AND_MORE_MS;
  const when = isMonth ? formatMonth(range.from, style) : formatDate(range.from, style);
  return {
    id: `span-${range.from}`,
    group: 'runs',
    icon: null,
    aside: '',
    keys: null,
    label: texts('palette:span', { when }),
    where: '',
    hint: '',
    synonyms: '',
    choice: { kind: 'go', place: { page: 'history', range } },
  };
}
