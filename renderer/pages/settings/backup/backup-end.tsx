import type { BackupAnswer } from '../../../../shared/backup/backup';
import { useApp } from '../../../hooks/app-context';

/** What became of a backup; nothing where none was wanted after all. */
export function BackupEnd({ answer }: { readonly answer: BackupAnswer }) {
  const { texts } = useApp();
  switch (answer.kind) {
    case 'written':
      return <p>{texts('backup:written', { count: answer.counts.tests, path: answer.path })}</p>;
    case 'not-written': {
      const { problem, path, detail } = answer;
      return <p data-tone="bad">{texts(`backup:notWritten.${problem}`, { path, detail })}</p>;
    }
    case 'cancelled':
      return null;
  }
}
