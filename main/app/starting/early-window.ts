import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nativeTheme } from 'electron';
import { Door } from '../../ipc/serve';
import { ReportPrinter } from '../../shell/report-printer';
import { secureWindows } from '../../shell/web-security';
import { TrayIcon } from '../../shell/tray';
import { WindowMemory } from '../../shell/window-memory';
import { MainWindow } from '../../shell/windows';
import type { Ending } from '../ending';
import { FOLDERS } from '../folders';
import type { Log } from '../log';
import { readEarlyTheme } from './early-theme';
import { startTexts } from './refuse-start';

/** A window that does not load holds up nothing. */
const SERVED_WITHIN_MS = 1_000;

/** The window and the tray as they are before there is anything that they could show. */
export interface EarlyWindow {
  readonly window: MainWindow;
  /** Opens the window and quits, until somebody else follows its actions. */
  readonly tray: TrayIcon;
  /** Answers its requests, once they can be. */
  readonly door: Door;
  readonly printer: ReportPrinter;
  /** The page has what it needs to put itself together, for which this process must have had time; soon at the latest. */
  readonly isServed: Promise<void>;
  /** Has the HTML of messages shown, by their ids. */
  readonly showPreviews: (preview: (id: string) => string | null) => void;
}

/**
 * Makes the tray’s icon and the window, and opens the window unless it is hidden: it loads in its own process while
 * everything else is loaded here.
 */
export function openEarlyWindow(
  folder: string,
  { isHidden, ending, log }: { readonly isHidden: boolean; readonly ending: Ending; readonly log: Log },
): EarlyWindow {
  let preview = (_id: string): string | null => null;
  const printer = new ReportPrinter();
  const served = secureWindows(FOLDERS.window, (id) => preview(id), printer.read);
  const door = new Door();
  const window = new MainWindow({
    preload: FOLDERS.preload,
    icon: join(FOLDERS.assets, 'icon.png'),
    memory: new WindowMemory(join(folder, 'window.json')),
    onSessionEnd: () => ending.begin(),
    log,
  });
  const tray = new TrayIcon(join(FOLDERS.assets, 'tray'), (action) => {
    if (action.kind === 'quit') ending.begin();
    else window.show();
  });
  tray.renderStart(startTexts());
  if (!isHidden) {
    nativeTheme.themeSource = readEarlyTheme(folder);
    window.show();
  }
  const isServed = isHidden ? Promise.resolve() : Promise.race([served, pause(SERVED_WITHIN_MS)]);
  return { window, tray, door, printer, isServed, showPreviews: (next) => (preview = next) };
}
