import { Checkbox } from '@mantine/core';
import { CHANNEL_KINDS } from '../../../shared/channels';
import { RULE_KINDS, type RuleKind } from '../../../shared/rules';
import { useApp } from '../../hooks/app-context';
import { useField, useForm } from './form-context';
import { hasLimit, type LimitRule } from './limit-rules';
import { UnitInput } from './number-field';
import { SettingsSection } from './settings-section';
import classes from './rules-section.module.css';

/** What is worth telling, and by which channel. */
export function RulesSection() {
  const { texts } = useApp();
  const { form } = useForm();
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
            <RuleRow key={rule} rule={rule} />
          ))}
        </tbody>
      </table>
      {off.length > 0 && <p className={classes.off}>{off.join(' ')}</p>}
    </SettingsSection>
  );
}

function RuleRow({ rule }: { readonly rule: RuleKind }) {
  const { texts } = useApp();
  const { form, change } = useForm();
  const name = texts(`common:rule.${rule}`);
  return (
    <tr>
      <th scope="row">
        <span className={classes.name}>{name}</span>
        <span className={classes.hint}>{texts(`settings:rules.hint.${rule}`)}</span>
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
