/**
 * The specs that need neither Linux's processes, its desktop over D-Bus nor networks of their own: what `npm run e2e`
 * runs on Windows and macOS. A test holds them to that.
 */
export const EVERYWHERE = [
  'accessible',
  'compared',
  'data-limit',
  'digest',
  'explorer',
  'leaving',
  'life',
  'palette',
  'patterns',
  'quiet-hours',
  'requests',
  'result',
  'retries',
  'schedules',
  'settings',
  'webhook',
  'welcome',
  'window',
] as const;
