import { formatShortDateTime } from '../../../shared/texts/format-time';
import type { BackTest } from '../../../shared/rules/rule-answers';
import type { ConditionKind } from '../../../shared/rules/rules';
import { useApp } from '../../hooks/app-context';
import { useNow } from '../../hooks/use-now';
import classes from './back-test-part.module.css';

/** So many of the newest messages are listed. */
const LISTED = 5;
const TRIED: readonly ConditionKind[] = ['figure', 'run-ended', 'every-result'];

interface BackTestPartProps {
  readonly kind: ConditionKind;
  /** Null until it is known, and for rules that do not speak of past runs. */
  readonly backTest: BackTest | null;
}

/** What the rule would have told of the last 90 days: how often, when, and the newest of it. */
export function BackTestPart({ kind, backTest }: BackTestPartProps) {
  const { texts, style } = useApp();
  const now = useNow();
  if (!TRIED.includes(kind)) return <p className={classes.quiet}>{texts('rules:backTest.none')}</p>;
  if (backTest === null) return <p className={classes.quiet}>{texts('rules:backTest.trying')}</p>;
  const { from, runs, told } = backTest;
  const newest = told.slice(-LISTED).reverse();
  return (
    <>
      <p className={classes.sentence} role="status">
        {runs === 0
          ? texts('rules:backTest.noRuns')
          : texts('rules:backTest.sentence', { count: told.length, runs })}
      </p>
      {runs > 0 && (
        <div className={classes.strip} aria-hidden="true">
          {told.map(({ runId, at, reason }) => (
            <i
              key={`${runId} ${reason}`}
              data-reason={reason}
              style={{ left: `${((at - from) / Math.max(1, now - from)) * 100}%` }}
            />
          ))}
        </div>
      )}
      {newest.length > 0 && (
        <ul className={classes.list}>
          {newest.map(({ runId, at, reason }) => (
            <li key={`${runId} ${reason}`}>
              {formatShortDateTime(at, style)}
              <span>{texts(`rules:backTest.${reason}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
