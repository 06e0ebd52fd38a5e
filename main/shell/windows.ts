import { BrowserWindow, nativeTheme } from 'electron';
import type { IpcEvents } from '../../shared/ipc';
import type { ShownPlace } from '../../shared/shown-place';
import type { FileSuggestion } from './chosen-file';
import { askForFolder, askWhatToOpen, askWhereToSave, type FileChoice } from './file-dialogs';
import { pageRecovery } from './page-recovery';
import type { WindowMemory } from './window-memory';
import { getShortcut, zoomAfter, type Shortcut } from './shortcuts';
import { WINDOW_ORIGIN } from './web-security';

interface WindowFiles {
  readonly preload: string;
  readonly icon: string;
}

export interface MainWindowOptions extends WindowFiles {
  /** Where the window was last. */
  readonly memory: WindowMemory;
  /** Windows tells its windows that the session of the user ends, and the process has a moment left. */
  readonly onSessionEnd: () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** The one window. It exists only while it is open: the tray alone keeps the application alive. */
export class MainWindow {
  readonly #options: MainWindowOptions;
  #window: BrowserWindow | null = null;
  #zoomPercent = 100;
  #onZoom: (percent: number) => void = () => undefined;
  #onClosed: () => void = () => undefined;
  #onCrash: (reason: string, isBack: boolean) => void = () => undefined;

  constructor(options: MainWindowOptions) {
    this.#options = options;
  }

  /** Called when a key has changed the magnification. */
  onZoom(listener: (percent: number) => void): void {
    this.#onZoom = listener;
  }

  /** Called when its process has ended by itself, and whether it is loaded again. */
  onCrash(listener: (reason: string, isBack: boolean) => void): void {
    this.#onCrash = listener;
  }

  /** Called when the window is gone, whoever closed it. */
  onClosed(listener: () => void): void {
    this.#onClosed = listener;
  }

  /** Magnifies the open window and those to come, in percent. */
  zoom(percent: number): void {
    this.#zoomPercent = percent;
    if (this.#window?.webContents.isDestroyed() === false) {
      this.#window.webContents.setZoomFactor(percent / 100);
    }
  }

  /** Opens the window or brings it to the front, on a page if one is named. */
  show(place?: ShownPlace): void {
    if (this.#window === null) return this.#open(place);
    if (place !== undefined && this.#window.webContents.isLoading())
      void this.#window.loadURL(getAddress(place));
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
    if (place !== undefined) this.send('show-page', place);
  }

  get isOpen(): boolean {
    return this.#window !== null;
  }

  /** Takes the window away, whatever it shows. */
  destroy(): void {
    this.#window?.destroy();
  }

  send<Name extends keyof IpcEvents>(name: Name, payload: IpcEvents[Name]): void {
    if (this.#window !== null && !this.#window.webContents.isDestroyed()) {
      this.#window.webContents.send(name, payload);
    }
  }

  /** A picture of the window as PNG; null while there is no window. */
  async picture(): Promise<Buffer | null> {
    const image = await this.#window?.webContents.capturePage();
    return image?.toPNG() ?? null;
  }

  /** Lets the user name a file; null when no file is wanted after all. */
  askWhereToSave(suggestion: FileSuggestion): Promise<string | null> {
    return askWhereToSave(this.#window, suggestion);
  }

  /** Lets the user choose a file; null when none is wanted after all. */
  askForFolder(): Promise<string | null> {
    return askForFolder(this.#window);
  }

  askWhatToOpen(files: FileChoice): Promise<string | null> {
    return askWhatToOpen(this.#window, files);
  }

  #open(place?: ShownPlace): void {
    const { memory } = this.#options;
    const { bounds, minWidth, minHeight, isMaximized } = memory.open();
    const window = new BrowserWindow({
      ...bounds,
      minWidth,
      minHeight,
      show: false,
      autoHideMenuBar: true,
      title: 'Linewatch',
      icon: this.#options.icon,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#101317' : '#f6f7f9',
      webPreferences: {
        preload: this.#options.preload,
        sandbox: true,
        contextIsolation: true,
        spellcheck: false,
      },
    });
    this.#window = window;
    window.removeMenu();
    memory.follow(window);
    window.once('ready-to-show', () => {
      if (isMaximized) window.maximize();
      window.show();
    });
    window.on('closed', () => {
      this.#window = null;
      this.#onClosed();
    });
    window.on('session-end', this.#options.onSessionEnd);
    const contents = window.webContents;
    // Chromium has a magnification of its own for each address.
    contents.on('dom-ready', () => this.zoom(this.#zoomPercent));
    contents.on('before-input-event', (event, input) => {
      const shortcut = getShortcut(input, process.platform);
      if (shortcut === null) return;
      event.preventDefault();
      this.#act(window, shortcut);
    });
    const ended = pageRecovery({
      now: Date.now,
      // Chromium is still clearing up within its event.
      reload: () => setImmediate(() => window.isDestroyed() || contents.reload()),
      giveUp: () => window.destroy(),
      onCrash: (reason, isBack) => this.#onCrash(reason, isBack),
      log: this.#options.log,
    });
    contents.on('render-process-gone', (_event, { reason }) => ended(reason));
    void window.loadURL(getAddress(place));
  }

  #act(window: BrowserWindow, shortcut: Shortcut): void {
    switch (shortcut) {
      case 'zoom-in':
      case 'zoom-out':
      case 'zoom-reset':
        this.zoom(zoomAfter(this.#zoomPercent, shortcut));
        this.#onZoom(this.#zoomPercent);
        return;
      case 'close':
        window.close();
        return;
      case 'settings':
        this.show({ page: 'settings' });
        return;
      case 'refresh':
        this.send('refresh', {});
        return;
      case 'full-screen':
        window.setFullScreen(!window.isFullScreen());
        return;
    }
  }
}

/** A window that opens reads the place from its address, as a page that is loaded again does. */
function getAddress(place: ShownPlace | undefined): string {
  if (place === undefined) return `${WINDOW_ORIGIN}/`;
  const run = place.runId === undefined ? '' : `?run=${encodeURIComponent(place.runId)}`;
  return `${WINDOW_ORIGIN}/#${place.page}${run}`;
}
