import { CHANNEL_KINDS, type ChannelKind } from '../../shared/channels';
import type { TimeRange } from '../../shared/time-range';

/** Pages of the window, in the order of the rail. `mailbox` exists in the demonstration only, `welcome` has no entry. */
export const PAGES = [
  'dashboard',
  'history',
  'outages',
  'campaign',
  'rules',
  'delivery',
  'mailbox',
  'settings',
  'welcome',
] as const;
export type Page = (typeof PAGES)[number];

/** Sections of the settings, in the order of their list. One is open at a time. */
export const SETTINGS_SECTIONS = [
  'line',
  'schedule',
  'watching',
  'service',
  'servers',
  'data',
  'connection',
  'networks',
  'channels',
  'records',
  'general',
  'about',
] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

/** Parts of the page of history that open above it. */
export type HistoryPart = 'export' | 'report' | 'letter' | 'notes';

/** Where the window is, and what is opened there. */
export interface Place {
  readonly page: Page;
  /** The run whose drawer is open beside the page. */
  readonly runId?: string;
  /** What the history shows from then on. */
  readonly range?: TimeRange;
  /** What a person came for: it is open when the page of history opens. */
  readonly opens?: HistoryPart;
  /** Of the settings; the first one where none is named. */
  readonly section?: SettingsSection;
  /** The message whose drawer is open on the delivery page. */
  readonly messageId?: string;
  /** One of the section of channels; without it the section shows all of them. */
  readonly channel?: ChannelKind;
  /** The channel is to be set up: its switch is on when its page opens. */
  readonly isSetUp?: boolean;
  /** The id of a field of the settings that a person is led to. */
  readonly field?: string;
}

/** The place that an address names (`#history?range=week`, `#dashboard?run=…`, `#settings/channels/mail`); the dashboard when it names none. */
export function parsePlace(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
  const [name, section, channel] = path.split('/');
  const page = PAGES.find((candidate) => candidate === name) ?? 'dashboard';
  const runId = new URLSearchParams(query).get('run');
  if (runId !== null) return { page, runId };
  if (page !== 'settings') return { page };
  const known = SETTINGS_SECTIONS.find((candidate) => candidate === section);
  if (known === undefined) return { page };
  const kind = known === 'channels' ? CHANNEL_KINDS.find((candidate) => candidate === channel) : undefined;
  return kind === undefined ? { page, section: known } : { page, section: known, channel: kind };
}

/** The address of a place, without what is only for the moment: a drawer, a field. */
export function writePlace({ page, section, channel }: Place): string {
  if (page !== 'settings' || section === undefined) return `#${page}`;
  return channel === undefined ? `#${page}/${section}` : `#${page}/${section}/${channel}`;
}

/** The same place with the drawer of a run; null closes it. What a person was led to before is behind them. */
export function withRun({ page, section, channel }: Place, runId: string | null): Place {
  return {
    page,
    ...(section !== undefined && { section }),
    ...(channel !== undefined && { channel }),
    ...(runId !== null && { runId }),
  };
}

/** What stands behind the page in an address (`range=week`); null where nothing does. */
export function getPlaceQuery(hash: string): string | null {
  const begin = hash.indexOf('?');
  return begin < 0 ? null : hash.slice(begin + 1);
}
