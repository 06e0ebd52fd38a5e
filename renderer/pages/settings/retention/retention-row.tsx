import { Button } from '@mantine/core';
import { KEPT_MONTHS_CHOICES } from '../../../../shared/retention/retention';
import { formatDate } from '../../../../shared/texts/format-time';
import { SelectRow } from '../../../components/inputs/select-row';
import { TechnicalDetail } from '../../../components/notice/technical-detail';
import { useApp } from '../../../hooks/app-context';
import classes from '../records/records.module.css';
import { RetentionFacts } from './retention-facts';
import { useRetention } from './use-retention';

const FOR_EVER = 'for-ever';
const MONTHS_A_YEAR = 12;

/** For how long single tests are kept. What a shorter time removes is shown before it is removed. */
export function RetentionRow() {
  const { texts, style } = useApp();
  const { state, step, choose, agree, cancel } = useRetention();
  if (state === null) return null;
  const wanted = step.kind === 'reading' || step.kind === 'found' ? step.months : state.months;
  const months = [...new Set([...KEPT_MONTHS_CHOICES, ...(wanted === null ? [] : [wanted])])];
  const word = (count: number) =>
    count % MONTHS_A_YEAR === 0
      ? texts('backup:retention.years', { count: count / MONTHS_A_YEAR })
      : texts('backup:retention.months', { count });
  const isUnconfirmed = step.kind === 'idle' && !state.isConfirmed && state.months !== null;
  return (
    <div className={classes.retention} role="group" aria-label={texts('backup:retention.label')}>
      <SelectRow
        id="keep-tests"
        label={texts('backup:retention.label')}
        hint={texts('backup:retention.hint')}
        choices={[
          { value: FOR_EVER, label: texts('backup:retention.forEver') },
          ...months
            .toSorted((one, other) => other - one)
            .map((count) => ({
              value: String(count),
              label: word(count),
            })),
        ]}
        value={wanted === null ? FOR_EVER : String(wanted)}
        onChange={(value) => choose(value === FOR_EVER ? null : Number(value))}
      />
      {state.thinned !== null && (
        <p className={classes.hint}>
          {texts('backup:retention.removed', {
            count: state.thinned.tests,
            date: formatDate(state.thinned.until, style),
          })}
        </p>
      )}
      <div role="status">
        {step.kind === 'reading' && <p>{texts('backup:retention.reading')}</p>}
        {step.kind === 'saved' && <p>{texts('backup:retention.saved')}</p>}
        {step.kind === 'not-saved' && <p data-tone="bad">{texts('backup:retention.notSaved')}</p>}
        {step.kind === 'found' && step.answer.kind === 'failed' && (
          <>
            <p data-tone="bad">{texts('backup:retention.failed')}</p>
            <TechnicalDetail text={step.answer.detail} />
          </>
        )}
        {isUnconfirmed && <p data-tone="bad">{texts('backup:retention.unconfirmed')}</p>}
      </div>
      {isUnconfirmed && (
        <div className={classes.buttons}>
          <Button variant="default" size="compact-sm" onClick={() => choose(state.months)}>
            {texts('backup:retention.look')}
          </Button>
        </div>
      )}
      {step.kind === 'found' && step.answer.kind === 'preview' && (
        <div className={classes.preview}>
          <RetentionFacts preview={step.answer.preview} />
          <div className={classes.buttons}>
            <Button onClick={() => agree(step.months)}>
              {texts(step.answer.preview.tests > 0 ? 'backup:retention.remove' : 'backup:retention.keep')}
            </Button>
            <Button variant="default" onClick={cancel}>
              {texts('backup:retention.cancel')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
