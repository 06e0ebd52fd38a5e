import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { CHANNEL_KINDS } from '../../../shared/channels';
import { RULE_KINDS, type RuleKind } from '../../../shared/rules';
import type { Outcome, Run } from '../../../shared/run';
import { rangeUntil } from '../../hooks/ranges';
import { valueOf } from '../../hooks/use-answer';
import { useHistory } from '../../hooks/use-history';
import { useApp } from '../../hooks/app-context';
import { wouldHaveTold } from './would-have-told';
import { useField, useForm } from './form-context';
import { hasLimit, type LimitRule } from './limit-rules';
import { UnitInput } from './number-field';
import { SettingsSection } from './settings-section';
import classes from './rules-section.module.css';

/** Runs that were tried, among which a rule may find something. */
const TRIED: readonly Outcome[] = ['completed', 'failed', 'interrupted'];
const LOOKED_AT = 500;

/** What is worth telling, and by which channel. */
export function RulesSection() {
  const { texts } = useApp();
  const { form } = useForm();
  const [openedAt] = useState(() => Date.now());
  const { answer } = useHistory({
    range: rangeUntil(openedAt, 'all'),
    outcomes: TRIED,
    limit: LOOKED_AT,
    offset: 0,
  });
  const runs = (valueOf(answer)?.rows ?? []).map((row) => row.run);
  const isOff = { mail: !form.mail.isEnabled, desktop: !form.isDesktopEnabled };
  const off = CHANNEL_KINDS.filter((channel) => isOff[channel]).map((channel) =>
    texts(`settings:rules.off.${channel}`),
  );
  return (
    <SettingsSection name="rules">
      <table className={classes.table}>
        <caption className="sr-only">{texts('settings:section.rules')}</caption>
        <thead>
          <tr>
            <th scope="col">{texts('settings:rules.rule')}</th>
            <th scope="col">{texts('settings:rules.limit')}</th>
            {CHANNEL_KINDS.map((channel) => (
              <th key={channel} scope="col" className={classes.channel}>
                {texts(`common:channel.${channel}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {RULE_KINDS.map((rule) => (
            <RuleRow key={rule} rule={rule} runs={runs} />
          ))}
        </tbody>
      </table>
      {off.length > 0 && <p className={classes.off}>{off.join(' ')}</p>}
    </SettingsSection>
  );
}

interface RuleRowProps {
  readonly rule: RuleKind;
  /** The newest runs, to show what the rule would have told of them. */
  readonly runs: readonly Run[];
}

function RuleRow({ rule, runs }: RuleRowProps) {
  const { texts } = useApp();
  const { form, change } = useForm();
  const name = texts(`common:rule.${rule}`);
  const count =
    rule === 'every-result' ? null : wouldHaveTold(rule, hasLimit(rule) ? form.limits[rule] : '', runs);
  return (
    <tr>
      <th scope="row">
        <span className={classes.name}>{name}</span>
        <span className={classes.hint}>
          {texts(`settings:rules.hint.${rule}`)}
          {count !== null && runs.length > 0 && (
            <span className={classes.would}>
              {count === 0
                ? texts('settings:rules.wouldNever', { runs: runs.length })
                : texts('settings:rules.would', { count, runs: runs.length })}
            </span>
          )}
        </span>
      </th>
      <td className={classes.limit}>{hasLimit(rule) && <LimitField rule={rule} name={name} />}</td>
      {CHANNEL_KINDS.map((channel) => (
        <td key={channel} className={classes.channel}>
          <Checkbox
            className={classes.box ?? ''}
            aria-label={`${name}: ${texts(`common:channel.${channel}`)}`}
            checked={form.rules[rule][channel]}
            onChange={(event) => {
              const told = { ...form.rules[rule], [channel]: event.currentTarget.checked };
              change({ rules: { ...form.rules, [rule]: told } });
            }}
          />
        </td>
      ))}
    </tr>
  );
}

function LimitField({ rule, name }: { readonly rule: LimitRule; readonly name: string }) {
  const { texts } = useApp();
  const { form, change } = useForm();
  const id = `limit-${rule}`;
  const { fault, control } = useField(id);
  return (
    <>
      <UnitInput
        {...control}
        aria-label={name}
        placeholder={texts('settings:rules.noLimit')}
        unit={rule === 'latency-above' ? 'ms' : 'Mbit/s'}
        value={form.limits[rule]}
        onChange={(limit) => change({ limits: { ...form.limits, [rule]: limit } })}
      />
      {fault !== null && (
        <p className={classes.fault} id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
    </>
  );
}
