import type { Verdict } from '../../../shared/rules';
import { useApp } from '../../hooks/app-context';
import { verdictInWords } from './verdict-words';
import classes from './verdict-list.module.css';

/** The judgement of every rule on a run, also of those that did not match. */
export function VerdictList({ verdicts }: { readonly verdicts: readonly Verdict[] }) {
  const { texts, style } = useApp();
  if (verdicts.length === 0) return <p className={classes.quiet}>{texts('history:noVerdicts')}</p>;
  return (
    <ul className={classes.list}>
      {verdicts.map((verdict) => {
        const words = verdictInWords(verdict, texts, style.language);
        return (
          <li key={verdict.rule} data-matched={words.isMatched ? true : undefined}>
            <span className={classes.rule}>{words.rule}</span>
            <span className={classes.finding}>{words.finding}</span>
            {words.channels.length > 0 && (
              <span className={classes.channels}>{words.channels.join(' · ')}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
