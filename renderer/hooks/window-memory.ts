/** What the window remembers of its own look from one start to the next. Persisted names. */
type Remembered = 'place' | 'history-selection' | 'history-columns' | 'history-sort';

/** A remembered text; null where there is none, or nothing can be remembered. */
export function recall(name: Remembered): string | null {
  try {
    return window.localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Remembers a text. Nothing depends on it: where it cannot be written, the next start begins without. */
export function remember(name: Remembered, text: string): void {
  try {
    window.localStorage.setItem(name, text);
  } catch {
    // The disk is full, or the storage of the window cannot be opened.
  }
}
