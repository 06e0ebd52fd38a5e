import { Button } from '@mantine/core';
import { useState } from 'react';
import { networkName } from '../../../shared/network-label';
import { withPlanOf, type PlanProposal } from '../../../shared/plan-proposal';
import type { Settings } from '../../../shared/settings';
import { formatRoundThroughput, fromMegabits, toMegabits } from '../../../shared/texts/format';
import { formatComing } from '../../../shared/texts/format-time';
import { bridge } from '../../bridge';
import { Card } from '../../components/card';
import { FieldRow } from '../../components/inputs/field-row';
import { readNumber } from '../../components/inputs/read-number';
import { UnitInput } from '../../components/inputs/unit-input';
import { useApp } from '../../hooks/app-context';
import { usePlanProposal } from './use-plan-proposal';
import classes from './plan-card.module.css';

/** Proposes a plan for the network that the computer is in, where the user does not know it. */
export function PlanCard({ now }: { readonly now: number }) {
  const { settings, texts, style } = useApp();
  const proposal = usePlanProposal(now);
  const [isRefused, setRefused] = useState(false);
  if (proposal === null) return null;
  const { network, plan } = proposal;
  const title =
    network === null
      ? texts('dashboard:planCard.title')
      : texts('dashboard:planCard.ofNetwork', { network: networkName(network, settings.networks) });
  const save = (next: Settings) =>
    void bridge.settingsSave(next).then(
      ({ kind }) => setRefused(kind !== 'saved'),
      () => setRefused(true),
    );
  const decline = () => {
    const { planSearch } = settings;
    const declined = network === null ? planSearch.declined : [...planSearch.declined, network.network];
    save({ ...settings, planSearch: { isWanted: network !== null, declined } });
  };
  return (
    <Card title={title}>
      {plan.kind === 'measuring' ? (
        <p className={classes.words}>{measuringWords(plan)}</p>
      ) : (
        <Proposed
          key={network?.network ?? ''}
          plan={plan}
          onUse={(chosen) => save(withPlanOf(settings, network?.network ?? null, chosen))}
        />
      )}
      <Button variant="default" className={classes.decline ?? ''} onClick={decline}>
        {texts('dashboard:planCard.decline')}
      </Button>
      {isRefused && (
        <p className={classes.fault} role="alert">
          {texts('dashboard:planCard.notSaved')}
        </p>
      )}
    </Card>
  );

  function measuringWords({ tests: count, readyAt }: Extract<PlanProposal, { kind: 'measuring' }>): string {
    const tests = texts('history:tests', { count });
    if (readyAt === null) return texts('dashboard:planCard.measuringMore', { tests });
    return texts('dashboard:planCard.measuring', { tests, when: formatComing(readyAt, now, style) });
  }
}

interface ProposedProps {
  readonly plan: Extract<PlanProposal, { kind: 'proposed' }>;
  readonly onUse: (chosen: Pick<Settings['plan'], 'downloadBitsPerSecond' | 'uploadBitsPerSecond'>) => void;
}

/** What the line gives, and the figures that become the plan, as a person corrects them. */
function Proposed({ plan: { download, upload }, onUse }: ProposedProps) {
  const { texts, style } = useApp();
  const round = (value: number) => formatRoundThroughput(value, style);
  const [typed, setTyped] = useState({
    download: String(toMegabits(download.planBitsPerSecond)),
    upload: upload === null ? '' : String(toMegabits(upload.planBitsPerSecond)),
  });
  const values = { download: readPlan(typed.download), upload: readPlan(typed.upload) };
  const isReady = values.download !== 'faulty' && values.upload !== 'faulty';
  const gives =
    upload === null
      ? texts('dashboard:planCard.givesDown', { download: round(download.measuredBitsPerSecond) })
      : texts('dashboard:planCard.gives', {
          download: round(download.measuredBitsPerSecond),
          upload: round(upload.measuredBitsPerSecond),
        });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        const { download: down, upload: up } = values;
        if (down !== 'faulty' && up !== 'faulty') {
          onUse({ downloadBitsPerSecond: down, uploadBitsPerSecond: up });
        }
      }}
    >
      <p className={classes.words}>
        {gives} {texts('dashboard:planCard.fits')}
      </p>
      {(['download', 'upload'] as const).map((direction) => (
        <FieldRow
          key={direction}
          id={`proposed-${direction}`}
          label={texts(`settings:plan.${direction}`)}
          fault={values[direction] === 'faulty' ? texts('dashboard:planCard.notANumber') : null}
        >
          <UnitInput
            id={`proposed-${direction}`}
            unit={texts('dashboard:planCard.unit')}
            error={values[direction] === 'faulty'}
            value={typed[direction]}
            onChange={(value) => setTyped({ ...typed, [direction]: value })}
          />
        </FieldRow>
      ))}
      <Button type="submit" disabled={!isReady}>
        {texts('dashboard:planCard.use')}
      </Button>
    </form>
  );
}

/** Bit/s of what was typed in Mbit/s; null where nothing was. */
function readPlan(text: string): number | null | 'faulty' {
  const value = readNumber(text);
  if (value === null) return null;
  return value === 'unreadable' || value <= 0 ? 'faulty' : fromMegabits(value);
}
