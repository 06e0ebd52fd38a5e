import { BrowserWindow, nativeTheme } from 'electron';
import type { IpcEvents } from '../../shared/ipc';
import { askWhereToSave, type FileSuggestion } from './save-dialog';
import { WINDOW_ORIGIN } from './web-security';

interface WindowFiles {
  readonly preload: string;
  readonly icon: string;
}

export interface MainWindowOptions extends WindowFiles {
  /** Windows tells its windows that the session of the user ends, and the process has a moment left. */
  readonly onSessionEnd: () => void;
}

/** The one window. It exists only while it is open: the tray alone keeps the application alive. */
export class MainWindow {
  #window: BrowserWindow | null = null;

  constructor(private readonly files: MainWindowOptions) {}

  /** Opens the window or brings it to the front, on a page if one is named. */
  show(page?: IpcEvents['show-page']['page']): void {
    if (this.#window === null) return this.#open(page);
    if (page !== undefined && this.#window.webContents.isLoading())
      void this.#window.loadURL(addressOf(page));
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
    if (page !== undefined) this.send('show-page', { page });
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

  #open(page?: IpcEvents['show-page']['page']): void {
    const window = new BrowserWindow({
      width: 1280,
      height: 900,
      minWidth: 900,
      minHeight: 600,
      show: false,
      autoHideMenuBar: true,
      title: 'Linewatch',
      icon: this.files.icon,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#101317' : '#f6f7f9',
      webPreferences: {
        preload: this.files.preload,
        sandbox: true,
        contextIsolation: true,
        spellcheck: false,
      },
    });
    this.#window = window;
    window.removeMenu();
    window.once('ready-to-show', () => window.show());
    window.on('closed', () => (this.#window = null));
    window.on('session-end', this.files.onSessionEnd);
    void window.loadURL(addressOf(page));
  }
}

function addressOf(page: IpcEvents['show-page']['page'] | undefined): string {
  return page === undefined ? `${WINDOW_ORIGIN}/` : `${WINDOW_ORIGIN}/#${page}`;
}
