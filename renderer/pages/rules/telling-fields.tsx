import { Checkbox } from '@mantine/core';
import { TOLD_CHANNEL_KINDS } from '../../../shared/channels';
import type { ConditionKind } from '../../../shared/rules/rules';
import { FieldRow } from '../../components/inputs/field-row';
import { SelectRow } from '../../components/inputs/select-row';
import { SwitchRow } from '../../components/inputs/switch-row';
import { useApp } from '../../hooks/app-context';
import { NumberRow } from './number-row';
import type { RuleFieldsProps } from './rule-fields';

/** Conditions that last, so that there is something to repeat and to recover from. */
const LASTING: readonly ConditionKind[] = ['figure', 'run-ended', 'silence', 'outage-count', 'line'];
const REPEATS = ['once', 'every-time', 'every-hours'] as const;

/** To whom a rule tells, and how often. */
export function TellingFields(props: RuleFieldsProps) {
  const { settings, texts } = useApp();
  const { form, onChange } = props;
  const repeats = LASTING.includes(form.kind);
  return (
    <>
      <SwitchRow
        id="rule-all-channels"
        label={texts('rules:editor.allChannels')}
        hint={texts('rules:editor.allChannelsHint')}
        isOn={form.isForAll}
        onChange={(isForAll) => onChange({ isForAll })}
      />
      {!form.isForAll && (
        <FieldRow id="rule-channels" label={texts('rules:editor.channels')}>
          <Checkbox.Group
            id="rule-channels"
            value={[...form.channels]}
            onChange={(chosen) =>
              onChange({ channels: TOLD_CHANNEL_KINDS.filter((kind) => chosen.includes(kind)) })
            }
          >
            {TOLD_CHANNEL_KINDS.map((kind) => {
              const name = texts(`common:channel.${kind}`);
              const label = settings.channels[kind].isEnabled
                ? name
                : texts('rules:page.channelOff', { name });
              return <Checkbox key={kind} mb={6} value={kind} label={label} />;
            })}
          </Checkbox.Group>
        </FieldRow>
      )}
      {repeats && (
        <>
          <SelectRow
            id="rule-repeat"
            label={texts('rules:editor.repeat')}
            value={form.repeat}
            choices={REPEATS.map((value) => ({ value, label: texts(`rules:repeat.${value}`) }))}
            onChange={(repeat) => onChange({ repeat })}
          />
          {form.repeat === 'every-hours' && <NumberRow name="repeatHours" unit="h" {...props} />}
          <SwitchRow
            id="rule-recovery"
            label={texts('rules:editor.recovery')}
            isOn={form.tellsRecovery}
            onChange={(tellsRecovery) => onChange({ tellsRecovery })}
          />
        </>
      )}
      <SwitchRow
        id="rule-urgent"
        label={texts('rules:editor.urgent')}
        isOn={form.isUrgent}
        onChange={(isUrgent) => onChange({ isUrgent })}
      />
    </>
  );
}
