import { join } from 'node:path';
import { Menu, nativeImage, nativeTheme, Tray, type NativeImage } from 'electron';
import type { Texts } from '../../shared/texts/i18n';
import { kept } from '../../shared/kept';
import type { TrayState } from '../../shared/tray-state';
import { isPanelDark } from './panel-theme';
import { getPictures } from './tray-picture';
import {
  menuLabel,
  startMenu,
  trayMenu,
  trayTitle,
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
  readonly #images = new Map<string, NativeImage>();
  #shown = '';
  #tooltip = '';
  #title = '';
  #picture: NativeImage | null = null;
  #view: TrayView | null = null;
  /** As the desktop tells; null where it does not. */
  #isPanelDark: boolean | null = null;

  constructor(folder: string, onAction: (action: TrayAction) => void) {
    this.#folder = folder;
    this.#onAction = onAction;

    this.#tray = new Tray(this.#image('idle', 'colour'));
    nativeTheme.on('updated', () => this.#follow());
    this.#follow();
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

  /** Shows itself by the theme as it is now, and again once the desktop has told of its panel. */
  #follow(): void {
    const show = () => this.#view !== null && this.render(this.#view);
    show();
    void isPanelDark({ platform: process.platform, environment: process.env }).then((isDark) => {
      this.#isPanelDark = isDark;
      show();
    });
  }

  /** Shows what is known; an open menu is left alone while its entries stay the same. */
  render(view: TrayView): void {
    this.#view = view;
    const { tray } = view.state;
    this.#showPicture(this.#image(tray, view.look.icon));
    this.showAge();
    const title = trayTitle(view);
    if (title !== this.#title) this.#tray.setTitle((this.#title = title));
    const entries = trayMenu(view);
    const next = JSON.stringify(entries);
    if (next === this.#shown) return;
    this.#shown = next;
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
      return { label: menuLabel(entry.label), submenu: entry.entries.map((inner) => this.#menuItem(inner)) };
    }
    const { action } = entry;
    const label = menuLabel(entry.label);
    if (action === null) return { label, enabled: false };
    return { label, click: () => this.#onAction(action) };
  }

  #showPicture(image: NativeImage): void {
    if (image === this.#picture) return;
    this.#picture = image;
    this.#tray.setImage(image);
  }

  #image(state: TrayState, icon: TrayView['look']['icon']): NativeImage {
    const { folder, isTemplate } = getPictures(icon, {
      isDark: this.#isPanelDark ?? isThemeDark(),
      platform: process.platform,
    });
    return kept(this.#images, `${folder} ${isTemplate} ${state}`, () => {
      const image = nativeImage.createFromPath(join(this.#folder, folder, `${state}.png`));
      image.setTemplateImage(isTemplate);
      return image;
    });
  }
}

/** Windows has a theme of its own for the panel; elsewhere that of the application is the best that is known. */
function isThemeDark(): boolean {
  const theme: { readonly shouldUseDarkColorsForSystemIntegratedUI?: boolean } = nativeTheme;
  return theme.shouldUseDarkColorsForSystemIntegratedUI ?? nativeTheme.shouldUseDarkColors;
}
