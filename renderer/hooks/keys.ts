import { PAGES, type Page } from './place';

/** What a key of the page does, whatever has the focus there. The window itself has further keys (main/shell). */
export type PageKey =
  | { readonly kind: 'palette' }
  | { readonly kind: 'overview' }
  | { readonly kind: 'measure' }
  | { readonly kind: 'page'; readonly page: Page };

/** A key press, as the page sees it. */
export type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'repeat'
>;

/** What a key press meets. */
export interface Focus {
  /** The focus is in a field that takes text. */
  readonly isTyping: boolean;
  /** Something lies above the page and has to be left first. */
  readonly isCovered: boolean;
  readonly isMac: boolean;
}

/** Pages that have a key of their own, in the order of the rail: the first is 1. */
export const NUMBERED_PAGES = PAGES.filter((page) => page !== 'welcome' && page !== 'mailbox');

/**
 * What a key press asks for; null where it is no key of the page. Only Ctrl+K (⌘K) also works in a field and above a side
 * panel; nothing does while text is composed.
 */
export function getPageKey(press: Press, { isTyping, isCovered, isMac }: Focus): PageKey | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing, repeat } = press;
  if (isComposing || repeat || altKey || (isMac ? ctrlKey : metaKey)) return null;
  const isCommand = isMac ? metaKey : ctrlKey;
  const isElsewhere = isTyping || isCovered;
  if (!isCommand) return key === '?' && !isElsewhere ? { kind: 'overview' } : null;
  if (shiftKey && /^[a-z]$/i.test(key)) return null;
  const name = nameOf(press);
  if (name === 'k') return { kind: 'palette' };
  if (isElsewhere) return null;
  if (name === 't') return { kind: 'measure' };
  const page = NUMBERED_PAGES[Number(name) - 1];
  return page === undefined ? null : { kind: 'page', page };
}

/** The letter or digit of a key; where a layout writes another script or a sign there, that of the place of the key. */
function nameOf({ key, code }: Press): string {
  if (/^[a-z\d]$/i.test(key)) return key.toLowerCase();
  return /^(?:Key([A-Z])|Digit(\d))$/.exec(code)?.slice(1).find(Boolean)?.toLowerCase() ?? '';
}

/** Kinds of `<input>` that take no text. */
const WITHOUT_TEXT = ['checkbox', 'radio', 'button', 'range', 'submit', 'reset', 'file', 'color', 'image'];

/** Whether an element takes what is typed. */
export function takesText(
  element: Pick<Element, 'tagName' | 'getAttribute'> & { readonly isContentEditable?: boolean },
): boolean {
  const tag = element.tagName.toLowerCase();
  if (tag === 'input') return !WITHOUT_TEXT.includes(element.getAttribute('type') ?? 'text');
  const role = element.getAttribute('role') ?? '';
  return (
    tag === 'textarea' ||
    tag === 'select' ||
    element.isContentEditable === true ||
    ['textbox', 'searchbox', 'combobox', 'spinbutton'].includes(role)
  );
}
