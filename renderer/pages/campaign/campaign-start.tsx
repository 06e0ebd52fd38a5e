import { Button } from '@mantine/core';
import { useState } from 'react';
import { CAMPAIGN_COUNTRIES, type CampaignCountry } from '../../../shared/campaign/campaign-rule';
import type { CampaignOrder } from '../../../shared/campaign/campaign-requests';
import { latestBegin } from '../../../shared/campaign/day-length';
import { campaignRule } from '../../../shared/campaign/rule-of';
import { networkName, type NetworkEntry } from '../../../shared/network-label';
import { Card } from '../../components/card';
import { FieldRow } from '../../components/inputs/field-row';
import { SelectRow } from '../../components/inputs/select-row';
import { readTimeOfDay } from '../../components/inputs/time-of-day';
import { TimeInput } from '../../components/inputs/time-input';
import { useApp } from '../../hooks/app-context';
import { CAMPAIGN_CHECKS, campaignChecks } from './campaign-checks';
import classes from './campaign-page.module.css';

const USUAL_START = '16:00';

interface CampaignStartProps {
  /** The networks that the computer has been in, the newest first; not empty. */
  readonly networks: readonly NetworkEntry[];
  readonly isBusy: boolean;
  readonly onStart: (order: CampaignOrder) => void;
}

/** The choices of a new campaign, what its rule asks for, and what is missing for it. */
export function CampaignStart({ networks, isBusy, onStart }: CampaignStartProps) {
  const { texts, settings, state } = useApp();
  const [country, setCountry] = useState<CampaignCountry>('de');
  const [chosen, setChosen] = useState<string | null>(null);
  const [startsAt, setStartsAt] = useState(USUAL_START);
  const here = networks.find(({ isCurrent }) => isCurrent) ?? networks[0];
  const network = chosen ?? here?.network ?? '';
  const time = readTimeOfDay(startsAt);
  const latest = latestBegin(campaignRule(country));
  // Both are written in full (`09:05`), so that their order is that of the day.
  const isTooLate = time !== null && time > latest;
  const checks = campaignChecks(network, settings, state.lastRun);
  return (
    <Card title={texts('campaign:start.title')}>
      <SelectRow
        id="campaign-country"
        label={texts('campaign:start.country')}
        hint={texts(`campaign:rule.${country}`)}
        value={country}
        choices={CAMPAIGN_COUNTRIES.map((value) => ({ value, label: texts(`campaign:country.${value}`) }))}
        onChange={setCountry}
      />
      <SelectRow
        id="campaign-network"
        label={texts('campaign:start.network')}
        hint={texts('campaign:start.networkHint')}
        value={network}
        choices={networks.map((entry) => ({
          value: entry.network,
          label: networkName(entry, settings.networks),
        }))}
        onChange={setChosen}
      />
      <FieldRow
        id="campaign-starts-at"
        label={texts('campaign:start.startsAt')}
        hint={texts(isTooLate ? 'campaign:start.tooLate' : 'campaign:start.startsAtHint', { latest })}
      >
        <TimeInput
          id="campaign-starts-at"
          aria-describedby="campaign-starts-at-hint"
          value={startsAt}
          error={time === null || isTooLate}
          onChange={setStartsAt}
        />
      </FieldRow>
      <h3 className={classes.heading}>{texts('campaign:checks')}</h3>
      <ul className={classes.checks}>
        {CAMPAIGN_CHECKS.map((check) => (
          <li key={check} data-state={checks[check]}>
            {check === 'plan'
              ? texts(`campaign:check.plan.${checks.plan}`)
              : texts(`campaign:check.${check}.${checks[check]}`)}
          </li>
        ))}
        <li data-state="unknown">{texts('campaign:check.traffic.unknown')}</li>
      </ul>
      <p className={classes.official}>{texts(`campaign:official.${country}`)}</p>
      <Button
        loading={isBusy}
        disabled={time === null || isTooLate || checks.plan === 'missing'}
        onClick={() => time !== null && onStart({ country, network, startsAt: time })}
      >
        {texts('campaign:start.button')}
      </Button>
    </Card>
  );
}
