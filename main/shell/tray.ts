import { join } from 'node:path';
import { Menu, nativeImage, Tray, type NativeImage } from 'electron';
import type { Texts } from '../../shared/texts/i18n';
import type { AppState } from '../../shared/ipc';
import { kept } from '../../shared/kept';
import type { TrayState } from '../../shared/tray-state';
import { startMenu, trayMenu, trayTooltip, type TrayAction, type TrayEntry } from './tray-menu';

/** The icon in the panel: state in, one render out. */
export class TrayIcon {
  readonly #folder: string;
  #onAction: (action: TrayAction) => void;

  readonly #tray: Tray;
  readonly #images = new Map<TrayState, NativeImage>();
  #shown = '';

  constructor(folder: string, onAction: (action: TrayAction) => void) {
    this.#folder = folder;
    this.#onAction = onAction;

    this.#tray = new Tray(this.#image('idle'));
    this.#tray.on('click', () => this.#onAction('open'));
  }

  /** What its entries do from now on. */
  follow(onAction: (action: TrayAction) => void): void {
    this.#onAction = onAction;
  }

  /** The menu of a start, before there is a state: it opens the window, and quits. */
  renderStart(texts: Texts): void {
    this.#tray.setToolTip('Linewatch');
    this.#showMenu(startMenu(texts));
  }

  destroy(): void {
    this.#tray.destroy();
  }

  render(state: AppState, texts: Texts): void {
    const entries = trayMenu(state, texts);
    const tooltip = trayTooltip(state, texts);
    const next = JSON.stringify([state.tray, tooltip, entries]);
    if (next === this.#shown) return;
    this.#shown = next;
    this.#tray.setImage(this.#image(state.tray));
    this.#tray.setToolTip(tooltip);
    this.#showMenu(entries);
  }

  #showMenu(entries: readonly TrayEntry[]): void {
    this.#tray.setContextMenu(Menu.buildFromTemplate(entries.map((entry) => this.#menuItem(entry))));
  }

  #menuItem(entry: TrayEntry): Electron.MenuItemConstructorOptions {
    if (entry.kind === 'separator') return { type: 'separator' };
    const { label, action } = entry;
    if (action === null) return { label, enabled: false };
    return { label, click: () => this.#onAction(action) };
  }

  #image(state: TrayState): NativeImage {
    return kept(this.#images, state, () => nativeImage.createFromPath(join(this.#folder, `${state}.png`)));
  }
}
