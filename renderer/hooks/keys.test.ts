import { describe, expect, it } from 'vitest';
import { getPageKey, takesText, type Focus, type Press } from './keys';

const PAGE: Focus = { isTyping: false, isCovered: false, isMac: false };
const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  repeat: false,
  ...more,
});
const withCtrl = (key: string, more: Partial<Press> = {}) => press(key, { ctrlKey: true, ...more });

describe('a key of the page', () => {
  it('opens the palette, also from a field and above a side panel', () => {
    expect(getPageKey(withCtrl('k'), PAGE)).toEqual({ kind: 'palette' });
    expect(getPageKey(withCtrl('K'), { ...PAGE, isTyping: true, isCovered: true })).toEqual({
      kind: 'palette',
    });
  });

  it('measures and opens pages', () => {
    expect(getPageKey(withCtrl('t'), PAGE)).toEqual({ kind: 'measure' });
    expect(getPageKey(withCtrl('1'), PAGE)).toEqual({ kind: 'page', page: 'dashboard' });
    expect(getPageKey(withCtrl('7'), PAGE)).toEqual({ kind: 'page', page: 'settings' });
    expect(getPageKey(withCtrl('8'), PAGE)).toBe(null);
    expect(getPageKey(withCtrl('0'), PAGE)).toBe(null);
  });

  it('takes the command key of macOS there, and Ctrl elsewhere', () => {
    const mac = { ...PAGE, isMac: true };
    expect(getPageKey(press('k', { metaKey: true }), mac)).toEqual({ kind: 'palette' });
    expect(getPageKey(withCtrl('k'), mac)).toBe(null);
    expect(getPageKey(press('k', { metaKey: true }), PAGE)).toBe(null);
  });

  it('goes by the place of the key where the layout has other letters or signs there', () => {
    expect(getPageKey(withCtrl('л', { code: 'KeyK' }), PAGE)).toEqual({ kind: 'palette' });
    expect(getPageKey(withCtrl('&', { code: 'Digit1' }), PAGE)).toEqual({ kind: 'page', page: 'dashboard' });
    expect(getPageKey(withCtrl('t', { code: 'KeyK' }), PAGE)).toEqual({ kind: 'measure' });
  });

  it('does nothing while somebody types, or something lies above the page', () => {
    for (const focus of [
      { ...PAGE, isTyping: true },
      { ...PAGE, isCovered: true },
    ]) {
      for (const one of [withCtrl('t'), withCtrl('1'), press('?', { shiftKey: true })]) {
        expect(getPageKey(one, focus)).toBe(null);
      }
    }
    expect(getPageKey(withCtrl('k', { isComposing: true }), PAGE)).toBe(null);
  });

  it('leaves letters alone, those of AltGr, and those with Shift', () => {
    expect(getPageKey(press('k'), PAGE)).toBe(null);
    expect(getPageKey(withCtrl('k', { altKey: true }), PAGE)).toBe(null);
    expect(getPageKey(withCtrl('T', { shiftKey: true }), PAGE)).toBe(null);
    expect(getPageKey(withCtrl('t', { repeat: true }), PAGE)).toBe(null);
  });

  it('shows all keys by the question mark', () => {
    expect(getPageKey(press('?', { shiftKey: true }), PAGE)).toEqual({ kind: 'overview' });
  });
});

describe('an element', () => {
  const element = (tagName: string, attributes: Readonly<Record<string, string>> = {}) => ({
    tagName,
    getAttribute: (name: string) => attributes[name] ?? null,
  });
  it('takes text where it is a field', () => {
    expect(takesText(element('INPUT'))).toBe(true);
    expect(takesText(element('TEXTAREA'))).toBe(true);
    expect(takesText(element('INPUT', { type: 'search' }))).toBe(true);
    expect(takesText(element('DIV', { role: 'textbox' }))).toBe(true);
    expect(takesText({ ...element('DIV'), isContentEditable: true })).toBe(true);
  });
  it('takes none where it is a switch or a button', () => {
    expect(takesText(element('INPUT', { type: 'checkbox' }))).toBe(false);
    expect(takesText(element('BUTTON'))).toBe(false);
  });
});
