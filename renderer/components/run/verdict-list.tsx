import type { OutboxEntry } from '../../../shared/messages/message';
import type { Verdict } from '../../../shared/rules/verdict';
import { useApp } from '../../hooks/app-context';
import { verdictInWords, type VerdictWords } from '../../../shared/rules/verdict-words';
import { TechnicalDetail } from '../notice/technical-detail';
import classes from './verdict-list.module.css';

interface VerdictListProps {
  readonly verdicts: readonly Verdict[];
  readonly messages: readonly OutboxEntry[];
}

/** The ledger of a run: every rule, what it found, who was told and what they answered. Quiet rules are folded. */
export function VerdictList({ verdicts, messages }: VerdictListProps) {
  const { texts, style } = useApp();
  if (verdicts.length === 0) return <p className={classes.quiet}>{texts('history:noVerdicts')}</p>;
  const words = verdicts.map((verdict) => verdictInWords(verdict, messages, texts, style));
  const telling = words.filter(({ isTelling }) => isTelling);
  const quiet = words.filter(({ isTelling }) => !isTelling);
  return (
    <>
      {telling.length === 0 ? (
        <p className={classes.quiet}>{texts('history:nobodyTold')}</p>
      ) : (
        <Ledger lines={telling} />
      )}
      {quiet.length > 0 && (
        <details className={classes.fold}>
          <summary>{texts('history:quietRules', { count: quiet.length })}</summary>
          <Ledger lines={quiet} />
        </details>
      )}
    </>
  );
}

function Ledger({ lines }: { readonly lines: readonly VerdictWords[] }) {
  return (
    <ul className={classes.list}>
      {lines.map((line) => (
        <li key={line.id} data-matched={line.isTelling ? true : undefined}>
          <span className={classes.rule}>{line.rule}</span>
          <span className={classes.finding}>{line.finding}</span>
          {line.channels.map(({ words, reply, isTaken }) => (
            <div key={words} className={classes.channels}>
              {words}
              <TechnicalDetail text={reply} isOpen={isTaken} />
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
