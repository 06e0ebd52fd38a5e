import { Button } from '@mantine/core';
import { useThrottledCallback } from '@mantine/hooks';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import { DAY_MS } from '../../../shared/durations';
import { AVAILABILITY_DAYS, type LineReport } from '../../../shared/history/outages';
import { bridge } from '../../bridge';
import { Nothing } from '../../components/notice/nothing';
import { NetworkChoice } from '../../components/inputs/network-choice';
import { PageHead } from '../../components/page-head';
import { Placeholder } from '../../components/notice/placeholder';
import { Unreadable } from '../../components/notice/unreadable';
import { useApp } from '../../hooks/app-context';
import { getValue, useAnswer } from '../../hooks/use-answer';
import { useEvent } from '../../hooks/use-event';
import { useNetworks } from '../../hooks/use-networks';
import { ExportMenu } from '../history/export-menu';
import { AvailabilityCards } from './availability-cards';
import { LineEventTable } from './line-event-table';
import classes from './outages-page.module.css';

const READ_EVERY_MS = 5_000;

/** What happened to the line between the tests, and how much of the observed time it was up. */
export function OutagesPage() {
  const { texts, settings, go } = useApp();
  const networks = getValue(useNetworks()) ?? [];
  const [network, setNetwork] = useState<string | null>(null);
  const { answer, again } = useAnswer(`line ${network ?? ''}`, () => bridge.lineRead(network));
  // States come ten a second while a test runs, and a month of minutes is read for each answer.
  useEvent('onState', useThrottledCallback(again, READ_EVERY_MS));
  return (
    <>
      <PageHead
        title={answer.kind === 'ready' ? sentence(answer.value) : texts('common:page.outages')}
        reason={texts(settings.watching.isEnabled ? 'outages:reason' : 'outages:off')}
        actions={
          <>
            {networks.length > 1 && (
              <NetworkChoice networks={networks} value={network} onChange={setNetwork} />
            )}
            {answer.kind === 'ready' && answer.value.events.length > 0 && (
              <ExportMenu query={exportOf(network)} />
            )}
          </>
        }
      />
      {answer.kind === 'failed' && <Unreadable texts={texts} onAgain={again} />}
      {answer.kind === 'loading' && <Placeholder height={420} />}
      {answer.kind === 'ready' && <AvailabilityCards availability={answer.value.availability} />}
      {answer.kind === 'ready' && (
        <div className={classes.card}>
          {answer.value.events.length === 0 ? (
            <Nothing
              icon={<IconPlugConnectedX size={20} stroke={1.75} />}
              title={texts(isKnown(answer.value) ? 'outages:empty.title' : 'outages:empty.unwatchedTitle')}
              reason={texts('outages:empty.reason')}
              action={
                settings.watching.isEnabled ? undefined : (
                  <Button onClick={() => go({ page: 'settings', section: 'watching' })}>
                    {texts('outages:empty.watch')}
                  </Button>
                )
              }
            />
          ) : (
            <LineEventTable events={answer.value.events} networks={networks} />
          )}
        </div>
      )}
    </>
  );

  function sentence({ availability, events }: LineReport): string {
    if (events.some(({ kind, endedAt }) => kind === 'outage' && endedAt === null)) {
      return texts('outages:sentence.down');
    }
    const longest = availability.at(-1);
    if (longest === undefined || longest.ratio === null) return texts('outages:sentence.unknown');
    if (longest.outages === 0) return texts('outages:sentence.none');
    return texts('outages:sentence.some', { count: longest.outages });
  }
}

/** What is listed here: the last 30 days. */
function exportOf(network: string | null) {
  const now = Date.now();
  return {
    range: { from: now - AVAILABILITY_DAYS[2] * DAY_MS, to: now + DAY_MS },
    outcomes: [],
    of: 'line-events',
    ...(network !== null && { networks: [network] }),
  } as const;
}

/** Whether anything was observed at all: of nothing, nothing can be said. */
function isKnown({ availability }: LineReport): boolean {
  return availability.some(({ ratio }) => ratio !== null);
}
