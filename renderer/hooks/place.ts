import type { ChannelKind } from '../../shared/channels';

/** Pages of the window, in the order of the rail. `mailbox` exists in the demonstration only. */
export const PAGES = ['dashboard', 'history', 'outages', 'rules', 'delivery', 'mailbox', 'settings'] as const;
export type Page = (typeof PAGES)[number];

/** Sections of the settings page, in their order there. */
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
  'general',
] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

/** Where the window is, and what is opened there. */
export interface Place {
  readonly page: Page;
  readonly runId?: string;
  readonly section?: SettingsSection;
  /** The message whose drawer is open on the delivery page. */
  readonly messageId?: string;
  /** One of the section of channels. */
  readonly channel?: ChannelKind;
}

/** The place that an address names (`#history`); the dashboard when it names none. */
export function parsePlace(hash: string): Place {
  const name = hash.replace(/^#/, '');
  const page = PAGES.find((candidate) => candidate === name);
  return { page: page ?? 'dashboard' };
}
