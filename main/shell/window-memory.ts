import { screen, type BrowserWindow } from 'electron';
import { readOwnJson } from '../files/own-file';
import { writeWhole } from '../files/whole-file';
import { getOpeningPlace, parseWindowPlace, type OpeningPlace } from './window-place';

/** A window that is moved or resized is written when it has rested so long. */
const REST_MS = 1_500;

/** Remembers where the window was, in a file of the data folder. Nothing depends on it: what cannot be read or written is left out. */
export class WindowMemory {
  readonly #path: string;
  #written = '';

  constructor(path: string) {
    this.#path = path;
  }

  /** Where a window opens now. */
  open(): OpeningPlace {
    const primary = screen.getPrimaryDisplay();
    const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
    return getOpeningPlace(
      this.#read(),
      [primary, ...others].map(({ workArea }) => workArea),
    );
  }

  /** Follows a window until it is gone, whichever way it goes. */
  follow(window: BrowserWindow): void {
    let timer: NodeJS.Timeout | null = null;
    const rest = () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    };
    const moved = () => {
      rest();
      timer = setTimeout(() => this.#write(window), REST_MS);
    };
    window.on('resize', moved);
    window.on('move', moved);
    window.on('maximize', moved);
    window.on('unmaximize', moved);
    window.on('close', () => this.#write(window));
    window.on('closed', rest);
  }

  #read(): ReturnType<typeof parseWindowPlace> {
    try {
      return parseWindowPlace(readOwnJson(this.#path));
    } catch {
      return null;
    }
  }

  #write(window: BrowserWindow): void {
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    const place = JSON.stringify({ ...window.getNormalBounds(), isMaximized: window.isMaximized() });
    if (place === this.#written) return;
    try {
      writeWhole(this.#path, place);
      this.#written = place;
    } catch {
      // The disk is full or cannot be written: the window opens where it was before.
    }
  }
}
