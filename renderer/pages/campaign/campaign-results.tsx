import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CampaignStanding } from '../../../shared/campaign/campaign';
import { Card } from '../../components/card';
import { useApp } from '../../hooks/app-context';
import { LetterDialog } from '../history/letter/letter-dialog';
import { ReportDialog } from '../history/report/report-dialog';
import { clauseInWords } from './campaign-words';
import classes from './campaign-page.module.css';

/** What the rule says of a finished campaign, and what can be done with it. */
export function CampaignResults({ standing }: { readonly standing: CampaignStanding }) {
  const { texts, style } = useApp();
  const { campaign, results, range, next } = standing;
  const [open, setOpen] = useState<'report' | 'letter' | null>(null);
  const close = () => setOpen(null);
  if (range === null) return null;
  const subject = { range, network: campaign.network };
  return (
    <Card
      title={texts('campaign:results')}
      actions={
        <>
          <Button variant="default" onClick={() => setOpen('report')}>
            {texts('report:dialog.button')}
          </Button>
          <Button variant="default" onClick={() => setOpen('letter')}>
            {texts('letter:button')}
          </Button>
        </>
      }
    >
      {results.length === 0 ? (
        next.kind === 'complete' && <p>{texts('campaign:noClauses')}</p>
      ) : (
        <ul className={classes.checks} aria-label={texts('campaign:resultsCaption')}>
          {results.map((result) => (
            <li key={`${result.clause.kind} ${result.direction}`} data-state={RESULT_STATES[result.state]}>
              <strong>{texts(`campaign:state.${result.state}`)}</strong> {clauseInWords(result, texts, style)}
            </li>
          ))}
        </ul>
      )}
      {open === 'report' && <ReportDialog {...subject} onClose={close} onLetter={() => setOpen('letter')} />}
      {open === 'letter' && <LetterDialog {...subject} onClose={close} />}
    </Card>
  );
}

const RESULT_STATES = { deviation: 'missing', kept: 'met', unknown: 'unknown' } as const;
