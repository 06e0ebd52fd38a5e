/** What a key does in the charts. */
type KeyAction =
  'earlier' | 'later' | 'nearer' | 'farther' | 'all' | 'note' | 'table' | 'step' | 'open' | 'clear';

/** What changes what the charts show. */
export type ViewAction = Exclude<KeyAction, 'note' | 'step' | 'open' | 'clear'>;

/** The key as the browser names it, and whether Shift is held. */
interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** What a key does in the charts; null where it does nothing there. */
export function keyAction({ key, shiftKey, ctrlKey, altKey, metaKey }: Key): KeyAction | null {
  if (ctrlKey || altKey || metaKey) return null;
  switch (key) {
    case 'ArrowLeft':
      return shiftKey ? 'step' : 'earlier';
    case 'ArrowRight':
      return shiftKey ? 'step' : 'later';
    case 'Home':
    case 'End':
    case 'PageUp':
    case 'PageDown':
      return 'step';
    case '+':
    case '=':
      return 'nearer';
    case '-':
    case '_':
      return 'farther';
    case '0':
      return 'all';
    case 'n':
    case 'N':
      return 'note';
    case 't':
    case 'T':
      return 'table';
    case 'Enter':
      return 'open';
    case 'Escape':
      return 'clear';
    default:
      return null;
  }
}
