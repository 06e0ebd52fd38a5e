import { BACKUP_EXTENSION } from '../../shared/backup/backup';
import { formatSortable } from '../../shared/texts/format-time';
import { textsIn, type Language } from '../../shared/texts/i18n';
import type { Clock } from '../core/ports';
import type { BackupDesk } from '../reading/backup-desk';
import type { FileSuggestion } from '../shell/chosen-file';
import type { FileChoice } from '../shell/file-dialogs';
import type { Answers } from './routes';

/** What the window's requests for backups reach. */
export interface BackupServices {
  readonly backups: Pick<BackupDesk, 'write' | 'points' | 'preview' | 'restore' | 'cancel'>;
  readonly language: () => Language;
  readonly timeZone: () => string;
  readonly clock: Clock;
}

interface Deps {
  readonly services: BackupServices;
  readonly askWhereToSave: (suggestion: FileSuggestion) => Promise<string | null>;
  readonly askWhatToOpen: (files: FileChoice) => Promise<string | null>;
  readonly askForFolder: () => Promise<string | null>;
}

type Answered = Pick<Answers, Extract<keyof Answers, `backup:${string}` | `restore:${string}`>>;

/** What the window's requests for backups and restores are answered with. */
export function backupAnswers({ services, askWhereToSave, askWhatToOpen, askForFolder }: Deps): Answered {
  const { backups, clock } = services;
  const kind = () => textsIn(services.language())('backup:write.kind');
  return {
    'backup:write': async () => {
      const day = formatSortable(clock.now(), services.timeZone()).slice(0, '2026-11-23'.length);
      const name = `linewatch-backup-${day}.${BACKUP_EXTENSION}`;
      const path = await askWhereToSave({ name, extension: BACKUP_EXTENSION, kind: kind() });
      return path === null ? { kind: 'cancelled' } : backups.write(path);
    },
    'backup:folder': () => askForFolder(),
    'restore:list': () => backups.points(),
    'restore:preview': async (source) => {
      if (source !== null) return backups.preview(source);
      const path = await askWhatToOpen({ extensions: [BACKUP_EXTENSION], kind: kind() });
      return path === null ? { kind: 'cancelled' } : backups.preview({ kind: 'file', path });
    },
    'restore:start': (id) => backups.restore(id),
    'restore:cancel': async () => {
      await backups.cancel();
      return true;
    },
  };
}
