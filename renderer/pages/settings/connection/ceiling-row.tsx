import { Button, Loader } from '@mantine/core';
import { useState } from 'react';
import { errorText } from '../../../../shared/texts/error-text';
import type { CeilingAnswer } from '../../../../shared/ipc';
import { bridge } from '../../../bridge';
import { ToneDot } from '../../../components/tone-dot';
import { useApp } from '../../../hooks/app-context';
import { ceilingAnswerInWords, ceilingInWords } from './ceiling-words';
import classes from './ceiling-row.module.css';

/** What this computer can measure at most, and the button that finds it out. */
export function CeilingRow() {
  const { texts, style, state } = useApp();
  const [isFinding, setFinding] = useState(false);
  const [answer, setAnswer] = useState<CeilingAnswer | null>(null);
  const find = async () => {
    setFinding(true);
    setAnswer(null);
    try {
      setAnswer(await bridge.ceilingMeasure());
    } catch (error) {
      const detail = errorText(error);
      setAnswer({ kind: 'failed', reason: 'internal', detail });
    }
    setFinding(false);
  };
  const ceiling = answer?.kind === 'measured' ? answer.ceiling : state.ceiling;
  const outcome = answer === null ? null : ceilingAnswerInWords(answer, texts);
  return (
    <div className={classes.row} id="ceiling" role="group" tabIndex={-1} aria-labelledby="ceiling-title">
      <div>
        <p className={classes.label} id="ceiling-title">
          {texts('settings:ceiling.label')}
        </p>
        <p className={classes.hint}>{texts('settings:ceiling.hint')}</p>
      </div>
      <div className={classes.answer} aria-live="polite">
        <p>{ceilingInWords(ceiling, texts, style)}</p>
        {outcome !== null && (
          <p className={classes.outcome}>
            <ToneDot tone={outcome.tone} />
            {outcome.words}
          </p>
        )}
        <Button
          variant="default"
          size="compact-sm"
          disabled={isFinding}
          leftSection={isFinding ? <Loader size={14} /> : undefined}
          onClick={() => void find()}
        >
          {texts(
            isFinding
              ? 'settings:ceiling.finding'
              : ceiling === null
                ? 'settings:ceiling.find'
                : 'settings:ceiling.again',
          )}
        </Button>
      </div>
    </div>
  );
}
