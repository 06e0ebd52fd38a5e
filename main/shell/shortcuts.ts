import type { Input } from 'electron';
import { ZOOM_PERCENTS } from '../../shared/settings';

/** What a key does in the window, whatever has the focus there. */
export type Shortcut =
  'zoom-in' | 'zoom-out' | 'zoom-reset' | 'close' | 'settings' | 'refresh' | 'full-screen';

type Key = Pick<Input, 'type' | 'key' | 'control' | 'meta' | 'alt' | 'shift'>;

const WITH_COMMAND: Readonly<Record<string, Shortcut>> = {
  // Without Shift where it stands on the key of the equals sign.
  '+': 'zoom-in',
  '=': 'zoom-in',
  '-': 'zoom-out',
  _: 'zoom-out',
  '0': 'zoom-reset',
  w: 'close',
  ',': 'settings',
  r: 'refresh',
};

const ALONE: Readonly<Record<string, Shortcut>> = { F5: 'refresh', F11: 'full-screen' };

/** What a key press asks for; null where the page gets it. The command key is ⌘ on macOS and Ctrl elsewhere. */
export function getShortcut(
  { type, key, control, meta, alt, shift }: Key,
  platform: NodeJS.Platform,
): Shortcut | null {
  if (type !== 'keyDown' || alt) return null;
  const isMac = platform === 'darwin';
  const isCommand = isMac ? meta : control;
  if (isMac ? control : meta) return null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (!isCommand) return shift ? null : (ALONE[name] ?? null);
  const isLetter = /[a-z]/.test(name);
  return shift && isLetter ? null : (WITH_COMMAND[name] ?? null);
}

/** The next step of magnification, in percent. */
export function zoomAfter(percent: number, shortcut: 'zoom-in' | 'zoom-out' | 'zoom-reset'): number {
  switch (shortcut) {
    case 'zoom-in':
      return ZOOM_PERCENTS.find((step) => step > percent) ?? Math.max(percent, ...ZOOM_PERCENTS);
    case 'zoom-out':
      return ZOOM_PERCENTS.findLast((step) => step < percent) ?? Math.min(percent, ...ZOOM_PERCENTS);
    case 'zoom-reset':
      return 100;
  }
}
