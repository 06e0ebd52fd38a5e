import type { BackupWritten, RestorePreviewMade } from '../../shared/backup/backup';
import { refusalInWords, restoredInWords } from '../../shared/backup/backup-words';
import type { TimeStyle } from '../../shared/texts/format-time';
import { textsIn, type Language } from '../../shared/texts/i18n';
import { EXIT, printUnanswered, type Printed } from './measure';

/** Words what came of a backup for a person. Null: nobody answered. */
export function printBackup(reply: BackupWritten | null, language: Language): Printed {
  if (reply === null) return printUnanswered(language);
  const texts = textsIn(language);
  const { path } = reply;
  if (reply.kind === 'written') {
    const out = texts('backup:written', { count: reply.counts.tests, path });
    return { out, err: '', exitCode: EXIT.done };
  }
  const err = texts(`backup:notWritten.${reply.problem}`, { path, detail: reply.detail });
  return { out: '', err, exitCode: EXIT.failed };
}

/** Words what came of a restore for a person. `folder`: where the state before it is kept; null where there was none. */
export function printRestore(
  reply: RestorePreviewMade,
  where: { readonly path: string; readonly folder: string | null },
  style: TimeStyle,
): Printed {
  const texts = textsIn(style.language);
  if (reply.kind === 'refused') return { out: '', err: refusalInWords(reply, texts), exitCode: EXIT.refused };
  return { out: restoredInWords(reply, where, texts, style).join('\n'), err: '', exitCode: EXIT.done };
}
