import { textsIn, type Language } from '../../shared/texts/i18n';
import type { MainWindow } from '../shell/windows';
import type { SettingsKeeper } from '../storage/settings/settings-keeper';

export interface ExplainTrayDeps {
  readonly window: Pick<MainWindow, 'onClosed'>;
  readonly settings: Pick<SettingsKeeper, 'current' | 'save'>;
  /** Whether the application ends: then nothing goes on. */
  readonly isEnding: () => boolean;
  readonly language: () => Language;
  /** Whether the desktop shows icons of the tray. */
  readonly hasTray: () => Promise<boolean>;
  readonly notify: (content: { readonly title: string; readonly body: string }) => Promise<unknown>;
}

/** Says once, when the window is closed for the first time, that the application goes on: in the tray, or unseen. */
export function explainTrayOnce(deps: ExplainTrayDeps): void {
  const { window, settings, isEnding, language, hasTray, notify } = deps;
  window.onClosed(() => {
    const { current } = settings;
    if (current.isTrayExplained || isEnding()) return;
    // Where that cannot be noted, it would be said at every closing.
    if (settings.save({ ...current, isTrayExplained: true }).kind !== 'saved') return;
    const texts = textsIn(language());
    void hasTray().then((isThere) => {
      const name = isThere ? 'goesOn' : 'goesOnUnseen';
      return notify({ title: texts(`tray:${name}.title`), body: texts(`tray:${name}.body`) });
    });
  });
}
