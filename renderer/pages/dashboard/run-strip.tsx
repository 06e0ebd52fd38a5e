import { useState, type KeyboardEvent } from 'react';
import { highest as findHighest } from '../../../shared/extremes';
import { formatShortDateTime } from '../../../shared/texts/format-time';
import type { HistoryRow } from '../../../shared/ipc';
import { Card } from '../../components/card';
import { Placeholder } from '../../components/notice/placeholder';
import { runInWords } from '../../../shared/figures/run-words';
import { useApp } from '../../hooks/app-context';
import { stripSummary } from './strip-summary';
import classes from './run-strip.module.css';

const SHOWN = 60;
/** The least height of a bar, so that a very slow run can still be seen and pressed. */
const LOWEST = 0.18;
/** Pixels that a bar takes at most, so that a few of them do not look like many. */
const WIDEST = 26;

interface RunStripProps {
  /** Newest first; null while they are read. */
  readonly rows: readonly HistoryRow[] | null;
}

/** The last runs as bars: height is download, shape and colour are the state. Opens a run in the history. */
export function RunStrip({ rows }: RunStripProps) {
  const { texts, style, openRun } = useApp();
  const [focused, setFocused] = useState<number | null>(null);
  const entries = (rows ?? [])
    .slice(0, SHOWN)
    .reverse()
    .map(({ run, evaluation: { state } }) => ({ run, state }));
  const highest = findHighest(
    entries.map(({ run }) => getDownload(run) ?? 0),
    1,
  );
  const step = (event: KeyboardEvent<HTMLDivElement>) => {
    const target = getTarget(event.key, focused ?? entries.length - 1, entries.length);
    if (target === null) return;
    event.preventDefault();
    event.currentTarget.querySelectorAll('button')[target]?.focus();
  };
  const first = entries[0];
  const shown = focused === null ? undefined : entries[focused];
  return (
    <Card
      title={texts(entries.length === 0 ? 'dashboard:strip.none' : 'dashboard:strip.title', {
        count: entries.length,
      })}
      note={stripSummary(entries, texts)}
    >
      {rows === null && <Placeholder height={58} />}
      {rows !== null && first === undefined && (
        <p className={classes.empty}>{texts('dashboard:strip.empty')}</p>
      )}
      {first !== undefined && (
        <div className={classes.strip} style={{ maxWidth: entries.length * WIDEST }}>
          <div className={classes.bars} role="group" onKeyDown={step} onMouseLeave={() => setFocused(null)}>
            {entries.map(({ run, state }, index) => (
              <button
                key={run.id}
                type="button"
                className={classes.slot}
                tabIndex={index === (focused ?? entries.length - 1) ? 0 : -1}
                aria-label={`${formatShortDateTime(run.startedAt, style)}: ${texts(`common:state.${state}`)}, ${runInWords(run, texts, style)}`}
                onFocus={() => setFocused(index)}
                onBlur={() => setFocused(null)}
                onMouseEnter={() => setFocused(index)}
                onClick={() => openRun(run.id)}
              >
                <i
                  className={classes.bar}
                  data-state={state}
                  style={{ height: `${Math.round(getHeight(run, highest) * 100)}%` }}
                />
              </button>
            ))}
          </div>
          <p className={classes.scale}>
            <span>{formatShortDateTime(first.run.startedAt, style)}</span>
            {shown !== undefined && (
              <span className={classes.readout} aria-hidden="true">
                {formatShortDateTime(shown.run.startedAt, style)} · {runInWords(shown.run, texts, style)}
              </span>
            )}
            <span>{texts('dashboard:strip.now')}</span>
          </p>
        </div>
      )}
    </Card>
  );
}

function getDownload(run: HistoryRow['run']): number | null {
  return run.outcome === 'completed' ? run.figures.downloadBitsPerSecond : null;
}

/** Part of the strip's height; what has no throughput takes the whole, so that it is seen. */
function getHeight(run: HistoryRow['run'], highest: number): number {
  const download = getDownload(run);
  return download === null ? 1 : Math.max(LOWEST, download / highest);
}

function getTarget(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, from - 1);
    case 'ArrowRight':
      return Math.min(count - 1, from + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
