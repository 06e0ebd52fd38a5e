import { Button } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { CampaignAnswer } from '../../../shared/campaign/campaign-requests';
import { bridge } from '../../bridge';
import { Nothing } from '../../components/notice/nothing';
import { PageHead } from '../../components/page-head';
import { Placeholder } from '../../components/notice/placeholder';
import { Unreadable } from '../../components/notice/unreadable';
import { useApp } from '../../hooks/app-context';
import { getValue, useAnswer } from '../../hooks/use-answer';
import { useEvent } from '../../hooks/use-event';
import { useNetworks } from '../../hooks/use-networks';
import { CampaignProgress } from './campaign-progress';
import { CampaignResults } from './campaign-results';
import { CampaignStart } from './campaign-start';
import { campaignSentence } from './campaign-words';
import classes from './campaign-page.module.css';

/** Measurements by the rule of a country: how they stand, what the rule says of them, and the start of new ones. */
export function CampaignPage() {
  const { texts } = useApp();
  const networks = getValue(useNetworks()) ?? [];
  const { answer, again } = useAnswer('campaign', () => bridge.campaignRead());
  useEvent('onState', again);
  const [fault, setFault] = useState<Exclude<CampaignAnswer['kind'], 'done'> | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const ask = (work: Promise<CampaignAnswer>) => {
    setIsBusy(true);
    void work
      .then(
        ({ kind }) => setFault(kind === 'done' ? null : kind),
        () => setFault('not-written'),
      )
      .finally(() => {
        setIsBusy(false);
        again();
      });
  };
  const report = getValue(answer);
  const standing = report?.standing ?? null;
  const isUnderWay = standing !== null && (standing.next.kind === 'test' || standing.next.kind === 'paused');
  return (
    <>
      <PageHead
        title={answer.kind === 'ready' ? campaignSentence(standing, texts) : texts('common:page.campaign')}
        reason={texts('campaign:reason')}
        actions={
          isUnderWay && (
            <CampaignActions
              isPaused={standing.next.kind === 'paused'}
              isBusy={isBusy}
              onPause={(isPaused) => ask(bridge.campaignPause(isPaused))}
              onStop={() => ask(bridge.campaignStop())}
            />
          )
        }
      />
      {fault !== null && (
        <p role="alert" className={classes.fault}>
          {texts(`campaign:fault.${fault}`)}
        </p>
      )}
      {answer.kind === 'loading' && <Placeholder height={320} />}
      {answer.kind === 'failed' && <Unreadable texts={texts} onAgain={again} />}
      {report !== null && (
        <div className={classes.cards}>
          {standing !== null && <CampaignResults standing={standing} />}
          {standing !== null && (
            <CampaignProgress standing={standing} isInOtherNetwork={report.isInOtherNetwork} />
          )}
          {!isUnderWay &&
            (networks.length === 0 ? (
              <Nothing
                icon={<IconClipboardCheck size={20} stroke={1.75} />}
                title={texts('campaign:start.title')}
                reason={texts('campaign:start.noNetwork')}
              />
            ) : (
              <CampaignStart
                networks={networks}
                isBusy={isBusy}
                onStart={(order) => ask(bridge.campaignStart(order))}
              />
            ))}
        </div>
      )}
    </>
  );
}

interface CampaignActionsProps {
  readonly isPaused: boolean;
  readonly isBusy: boolean;
  readonly onPause: (isPaused: boolean) => void;
  readonly onStop: () => void;
}

/** Pausing, and stopping after a question. */
function CampaignActions({ isPaused, isBusy, onPause, onStop }: CampaignActionsProps) {
  const { texts } = useApp();
  const [isAsked, setIsAsked] = useState(false);
  if (isAsked)
    return (
      <div className={classes.actions}>
        <span>{texts('campaign:stopQuestion')}</span>
        <Button color="red" loading={isBusy} onClick={onStop}>
          {texts('campaign:stopYes')}
        </Button>
        <Button variant="default" onClick={() => setIsAsked(false)}>
          {texts('campaign:stopNo')}
        </Button>
      </div>
    );
  return (
    <div className={classes.actions}>
      <Button variant="default" loading={isBusy} onClick={() => onPause(!isPaused)}>
        {texts(isPaused ? 'campaign:resume' : 'campaign:pause')}
      </Button>
      <Button variant="default" onClick={() => setIsAsked(true)}>
        {texts('campaign:stop')}
      </Button>
    </div>
  );
}
