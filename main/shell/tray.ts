import { join } from 'node:path';
import { Menu, nativeImage, Tray, type NativeImage } from 'electron';
import type { Texts } from '../../shared/texts/i18n';
import { kept } from '../../shared/kept';
import type { TrayState } from '../../shared/tray-state';
import {
  startMenu,
  trayMenu,
  trayTooltip,
  type TrayAction,
  type TrayEntry,
  type TrayView,
} from './tray-menu';

/** The icon in the panel: state in, one render out. */
export class TrayIcon {
  readonly #folder: string;
  #onAction: (action: TrayAction) => void;

  readonly #tray: Tray;
  readonly #images = new Map<TrayState, NativeImage>();
  #shown = '';
  #tooltip = '';
  #view: TrayView | null = null;

  constructor(folder: string, onAction: (action: TrayAction) => void) {
    this.#folder = folder;
    this.#onAction = onAction;

    this.#tray = new Tray(this.#image('idle'));
    this.#tray.on('click', () => this.#onAction({ kind: 'open' }));
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

  /** Shows what is known; an open menu is left alone while its entries stay the same. */
  render(view: TrayView): void {
    const { tray } = view.state;
    this.#view = view;
    const entries = trayMenu(view);
    const next = JSON.stringify([tray, entries]);
    this.showAge();
    if (next === this.#shown) return;
    this.#shown = next;
    this.#tray.setImage(this.#image(tray));
    this.#showMenu(entries);
  }

  #showMenu(entries: readonly TrayEntry[]): void {
    this.#tray.setContextMenu(Menu.buildFromTemplate(entries.map((entry) => this.#menuItem(entry))));
  }

  /** Lets the tooltip follow the time: the last result grows older. */
  showAge(): void {
    if (this.#view === null) return;
    const tooltip = trayTooltip(this.#view, Date.now());
    if (tooltip === this.#tooltip) return;
    this.#tooltip = tooltip;
    this.#tray.setToolTip(tooltip);
  }

  #menuItem(entry: TrayEntry): Electron.MenuItemConstructorOptions {
    if (entry.kind === 'separator') return { type: 'separator' };
    if (entry.kind === 'submenu') {
      return { label: entry.label, submenu: entry.entries.map((inner) => this.#menuItem(inner)) };
    }
    const { label, action } = entry;
    if (action === null) return { label, enabled: false };
    return { label, click: () => this.#onAction(action) };
  }

  #image(state: TrayState): NativeImage {
    return kept(this.#images, state, () => nativeImage.createFromPath(join(this.#folder, `${state}.png`)));
  }
}
