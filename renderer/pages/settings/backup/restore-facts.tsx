import type { RestorePreview } from '../../../../shared/backup/backup';
import { countsInWords, secretInWords } from '../../../../shared/backup/backup-words';
import { formatDateTime } from '../../../../shared/texts/format-time';
import { Facts, type Fact } from '../../../components/facts';
import { useApp } from '../../../hooks/app-context';
import classes from '../records/records.module.css';

/** What a restore would do, in words: what is in the source, what it replaces, and what must be entered again. */
export function RestoreFacts({ preview }: { readonly preview: RestorePreview }) {
  const { texts, style } = useApp();
  const { source, madeAt, there, here, settings, secrets } = preview;
  const facts: Fact[] = [
    {
      name: texts('backup:restore.source'),
      value: <bdi>{source.kind === 'file' ? source.path : source.id}</bdi>,
    },
  ];
  if (madeAt !== null) {
    facts.push({ name: texts('backup:restore.made'), value: formatDateTime(madeAt, style) });
  }
  facts.push(
    { name: texts('backup:restore.there'), value: countsInWords(there, texts, style) },
    {
      name: texts('backup:restore.here'),
      value: here === null ? texts('backup:restore.hereUnknown') : countsInWords(here, texts, style),
    },
  );
  if (settings !== null) {
    const parts = settings.map((part) => texts(`backup:parts.${part}`)).join(', ');
    const names = secrets.map((name) => secretInWords(name, texts)).join(', ');
    facts.push(
      {
        name: texts('backup:restore.settings'),
        value: parts === '' ? texts('backup:restore.settingsNone') : parts,
      },
      {
        name: texts('backup:restore.secrets'),
        value: names === '' ? texts('backup:restore.secretsNone') : names,
      },
    );
  }
  return (
    <>
      <p className={classes.label}>{texts('backup:restore.title')}</p>
      <Facts facts={facts} />
      {settings === null && <p>{texts('backup:restore.settingsKept')}</p>}
      <p className={classes.quiet}>{texts('backup:restore.waiting')}</p>
      <p className={classes.quiet}>{texts('backup:restore.restart')}</p>
    </>
  );
}
