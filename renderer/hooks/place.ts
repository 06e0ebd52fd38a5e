/** Pages of the window, in the order of the rail. `mailbox` exists in the demonstration only. */
export const PAGES = ['dashboard', 'history', 'delivery', 'mailbox', 'settings'] as const;
export type Page = (typeof PAGES)[number];

/** Sections of the settings page, in their order there. */
export const SETTINGS_SECTIONS = [
  'line',
  'schedule',
  'service',
  'servers',
  'data',
  'connection',
  'rules',
  'mail',
  'desktop',
  'general',
] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

/** Where the window is, and what is opened there. */
export interface Place {
  readonly page: Page;
  readonly runId?: string;
  readonly section?: SettingsSection;
}

/** The place that an address names (`#history`); the dashboard when it names none. */
export function placeOf(hash: string): Place {
  const name = hash.replace(/^#/, '');
  const page = PAGES.find((candidate) => candidate === name);
  return { page: page ?? 'dashboard' };
}
