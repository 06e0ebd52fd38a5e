import type { Texts } from '../../../shared/texts/i18n';
import { NUMBERED_PAGES } from '../../hooks/keys';

/** The keys of the window by what they do, in the order of the overview. `command` is ⌘ on macOS and Ctrl elsewhere. */
export const WINDOW_KEYS = {
  palette: [['command', 'K']],
  measure: [['command', 'T']],
  pages: [
    ['command', '1'],
    ['command', String(NUMBERED_PAGES.length)],
  ],
  refresh: [['command', 'R']],
  settings: [['command', ',']],
  find: [['command', 'F']],
  close: [['command', 'W']],
  larger: [['command', '+']],
  smaller: [['command', '−']],
  usual: [['command', '0']],
  fullScreen: [['F11']],
  chart: [['←'], ['→']],
  leave: [['escape']],
  overview: [['?']],
} as const satisfies Readonly<Record<string, readonly (readonly string[])[]>>;
export type KeyName = keyof typeof WINDOW_KEYS;
export const KEY_NAMES = Object.keys(WINDOW_KEYS) as readonly KeyName[];

/** Whether the window runs on macOS, whose keys have names of their own. */
export const isMac = (): boolean => navigator.userAgent.includes('Macintosh');

/** The keys of one stroke as they are written on the keyboard. */
export function keysInWords(keys: readonly string[], texts: Texts, isOnMac: boolean): readonly string[] {
  return keys.map((key) => {
    if (key === 'command') return isOnMac ? '⌘' : texts('settings:shortcuts.control');
    return key === 'escape' ? texts('settings:shortcuts.escape') : key;
  });
}
