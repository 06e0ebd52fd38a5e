import type { Settings } from '../../shared/settings';

type Icon = Settings['tray']['icon'];

/** What decides how the pictures of the tray look. */
export interface Panel {
  /** As far as the system tells. */
  readonly isDark: boolean;
  readonly platform: NodeJS.Platform;
}

/** The folder of pictures within that of the tray. */
export type PictureFolder = '' | 'black' | 'white';

/** Where the pictures are that a person wants, and whether the system gives them their colour itself. */
export function getPictures(
  icon: Icon,
  { isDark, platform }: Panel,
): { readonly folder: PictureFolder; readonly isTemplate: boolean } {
  switch (icon) {
    case 'colour':
      return { folder: '', isTemplate: false };
    case 'monochrome':
      return platform === 'darwin'
        ? { folder: 'black', isTemplate: true }
        : { folder: isDark ? 'white' : 'black', isTemplate: false };
    case 'white':
    case 'black':
      return { folder: icon, isTemplate: false };
  }
}
