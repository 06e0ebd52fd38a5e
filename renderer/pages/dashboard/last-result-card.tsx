import { formatNear } from '../../../shared/texts/format-time';
import type { EvaluatedRun } from '../../../shared/ipc';
import { Card } from '../../components/card';
import { CeilingNote } from '../../components/run/ceiling-note';
import { QualityList } from '../../components/run/quality-list';
import { qualityInWords } from '../../components/run/quality-words';
import { TextButton } from '../../components/inputs/text-button';
import { useApp } from '../../hooks/app-context';
import { lastFacts } from './last-facts';
import classes from './last-result-card.module.css';

interface LastResultCardProps {
  readonly last: EvaluatedRun;
  readonly now: number;
}

/** What the last result is good for and how sure it is; nothing where neither is known. */
export function LastResultCard({ last: { run, evaluation }, now }: LastResultCardProps) {
  const { texts, style, openRun } = useApp();
  const facts = lastFacts(run, texts, style.language);
  if (facts.length === 0 && qualityInWords(evaluation.uses, texts).length === 0) return null;
  const values = {
    when: formatNear(run.startedAt, now, style),
    provider: texts(`history:provider.${run.provider}`),
  };
  return (
    <Card
      title={texts('dashboard:last.title')}
      note={texts('dashboard:last.note', values)}
      actions={<TextButton onClick={() => openRun(run.id)}>{texts('dashboard:last.details')}</TextButton>}
    >
      <div className={classes.row}>
        <QualityList uses={evaluation.uses} />
        <dl className={classes.facts}>
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <CeilingNote figures={run.figures} />
    </Card>
  );
}
