import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, FRESH_SETTINGS, type Settings } from '../../shared/settings';
import { explainTrayOnce } from './explain-tray';

function setUp(first: Settings, change: { isEnding?: boolean; refuses?: boolean; hasTray?: boolean } = {}) {
  let current = first;
  let close = (): void => undefined;
  const said: string[] = [];
  explainTrayOnce({
    window: { onClosed: (listener) => (close = listener) },
    settings: {
      get current() {
        return current;
      },
      save: (next) => {
        if (change.refuses === true) return { kind: 'not-written', detail: 'full' };
        current = next;
        return { kind: 'saved' };
      },
    },
    isEnding: () => change.isEnding ?? false,
    language: () => 'en',
    hasTray: () => Promise.resolve(change.hasTray ?? true),
    notify: ({ title }) => Promise.resolve(said.push(title)),
  });
  return { said, close: () => close(), settings: () => current };
}

describe('that the application goes on in the tray', () => {
  it('is said when the window is closed for the first time, and not again', async () => {
    const { said, close, settings } = setUp(FRESH_SETTINGS);
    close();
    close();
    await Promise.resolve();
    expect(said).toEqual(['Linewatch goes on in the tray']);
    expect(settings().isTrayExplained).toBe(true);
  });

  it('is said without a tray where the desktop shows none', async () => {
    const { said, close } = setUp(FRESH_SETTINGS, { hasTray: false });
    close();
    await Promise.resolve();
    expect(said).toEqual(['Linewatch goes on without a window']);
  });

  it('is not said to those who have settings', () => {
    const { said, close } = setUp(DEFAULT_SETTINGS);
    close();
    expect(said).toEqual([]);
  });

  it('is not said while the application ends, nor where it cannot be noted', () => {
    const ending = setUp(FRESH_SETTINGS, { isEnding: true });
    ending.close();
    const refusing = setUp(FRESH_SETTINGS, { refuses: true });
    refusing.close();
    expect([...ending.said, ...refusing.said]).toEqual([]);
  });
});
