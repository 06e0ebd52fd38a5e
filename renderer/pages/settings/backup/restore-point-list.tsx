import type { RestorePoint } from '../../../../shared/backup/backup';
import { countsInWords } from '../../../../shared/backup/backup-words';
import { ABSENT, formatBytes } from '../../../../shared/texts/format';
import { formatDateTime } from '../../../../shared/texts/format-time';
import { TextButton } from '../../../components/inputs/text-button';
import { useApp } from '../../../hooks/app-context';
import classes from '../records/records.module.css';

interface RestorePointListProps {
  /** The one with the newest test first; null while they are read. */
  readonly points: readonly RestorePoint[] | null;
  readonly hasFailed: boolean;
  readonly onRestore: (id: string) => void;
}

/** The copies that Linewatch made by itself, each of which can be restored. */
export function RestorePointList({ points, hasFailed, onRestore }: RestorePointListProps) {
  const { texts } = useApp();
  return (
    <div
      className={classes.list}
      id="restore-points"
      role="group"
      tabIndex={-1}
      aria-labelledby="points-label"
    >
      <p className={classes.label} id="points-label">
        {texts('backup:points.title')}
      </p>
      <p className={classes.hint}>{texts('backup:points.hint')}</p>
      {hasFailed && <p data-tone="bad">{texts('backup:points.unreadable')}</p>}
      {points?.length === 0 && <p className={classes.quiet}>{texts('backup:points.none')}</p>}
      <ul>
        {points?.map((point) => (
          <li key={point.id}>
            <PointItem point={point} onRestore={() => onRestore(point.id)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function PointItem({ point, onRestore }: { readonly point: RestorePoint; readonly onRestore: () => void }) {
  const { texts, style } = useApp();
  const { kind, madeAt, bytes, counts } = point;
  const time = madeAt === null ? ABSENT : formatDateTime(madeAt, style);
  const name = texts(`backup:points.${kind}`, { time });
  const what = counts === null ? texts('backup:points.broken') : countsInWords(counts, texts, style);
  return (
    <>
      <span>{name}</span>
      <span className={classes.quiet}>
        {what} · {formatBytes(bytes, style.language)}
      </span>
      {counts !== null && (
        <TextButton onClick={onRestore} label={texts('backup:points.of', { name })}>
          {texts('backup:points.restore')}
        </TextButton>
      )}
    </>
  );
}
