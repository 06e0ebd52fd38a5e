import { formatThroughput } from '../../../shared/texts/format';
import { formatNear } from '../../../shared/texts/format-time';
import type { HistoryRow, Told } from '../../../shared/ipc';
import { valueInWords } from '../../../shared/rules/rule-words';
import type { Tone } from '../../../shared/messages/message';
import { Card } from '../../components/card';
import { FactRow } from '../../components/fact-row';
import { Placeholder } from '../../components/notice/placeholder';
import { TextButton } from '../../components/inputs/text-button';
import { useApp } from '../../hooks/app-context';
import { findHappenings, type Happening } from './happenings';
import classes from './happened-card.module.css';

const SHOWN = 4;

interface HappenedCardProps {
  /** Newest first; null while they are read. */
  readonly rows: readonly HistoryRow[] | null;
  readonly now: number;
}

/** What was out of the ordinary lately, and whether it was told. */
export function HappenedCard({ rows, now }: HappenedCardProps) {
  const { texts, style, go, openRun } = useApp();
  const happenings = rows === null ? [] : findHappenings(rows).slice(0, SHOWN);
  return (
    <Card
      title={texts('dashboard:happened.title')}
      actions={
        <TextButton onClick={() => go({ page: 'history' })}>{texts('dashboard:happened.all')}</TextButton>
      }
    >
      {rows === null && <Placeholder height={74} />}
      {rows !== null && happenings.length === 0 && (
        <p className={classes.empty}>
          {texts(rows.length === 0 ? 'dashboard:happened.none' : 'dashboard:happened.empty')}
        </p>
      )}
      <ul>
        {happenings.map((happening) => (
          <FactRow
            key={happening.runId}
            tone={TONES[happening.kind]}
            words={<Words happening={happening} />}
            aside={[whenWords(happening), toldWords(happening.told)]
              .filter((part) => part !== '')
              .join(' · ')}
            onOpen={() => openRun(happening.runId)}
          />
        ))}
      </ul>
    </Card>
  );

  function whenWords({ runs, at, since }: Happening): string {
    if (runs === 1 || since === null) return formatNear(at, now, style);
    return texts('dashboard:happened.since', { time: formatNear(since, now, style) });
  }

  function toldWords(told: readonly Told[]): string {
    if (told.length === 0) return '';
    if (told.some(({ state }) => state === 'blocked' || state === 'failed')) {
      return texts('dashboard:happened.told.problem');
    }
    if (told.every(({ state }) => state === 'set-aside')) return texts('dashboard:happened.told.setAside');
    const isWaiting = told.some(({ state }) => state !== 'sent' && state !== 'set-aside');
    if (isWaiting) return texts('dashboard:happened.told.waiting');
    const isMailed = told.some(({ channel, state }) => channel === 'mail' && state === 'sent');
    return texts(isMailed ? 'dashboard:happened.told.mail' : 'dashboard:happened.told.desktop');
  }
}

const TONES: Readonly<Record<Happening['kind'], Tone>> = {
  slow: 'warning',
  'no-figures': 'warning',
  failed: 'bad',
  interrupted: 'bad',
  asleep: 'neutral',
  'not-running': 'neutral',
  'clock-changed': 'neutral',
  'zone-changed': 'neutral',
  'schedule-changed': 'neutral',
  'another-run': 'neutral',
  'not-recorded': 'warning',
  'on-battery': 'neutral',
  maintenance: 'neutral',
  metered: 'neutral',
  'battery-low': 'neutral',
  'full-screen': 'neutral',
  'other-network': 'neutral',
  'line-busy': 'neutral',
  'too-soon': 'neutral',
  'data-limit': 'neutral',
  'back-to-normal': 'good',
};

function Words({ happening }: { readonly happening: Happening }) {
  const { texts, style } = useApp();
  const { kind, runs: count, failure } = happening;
  const download = formatThroughput(happening.figures?.downloadBitsPerSecond ?? null, style);
  if (kind === 'back-to-normal') return texts('dashboard:happened.back', { download });
  if (kind === 'slow') {
    const { figure, value } = happening.worst ?? { figure: 'download', value: null };
    const words = { count, value: valueInWords(figure, value, style) };
    if (figure === 'download') return texts('dashboard:happened.slow', words);
    if (figure === 'upload') return texts('dashboard:happened.slowUpload', words);
    return texts('dashboard:happened.weak', { ...words, figure: texts(`rules:figure.${figure}`) });
  }
  const reason = failure === null ? '' : texts(`common:failure.${failure}`);
  return texts(`dashboard:happened.${kind}`, { count, reason });
}
