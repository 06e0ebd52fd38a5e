import { useEffect, useRef } from 'react';
import { isSame } from '../../hooks/rebase';
import type { QuietHours } from '../../../shared/rules/rules';
import { controlProps, FieldRow } from '../../components/inputs/field-row';
import { SwitchRow } from '../../components/inputs/switch-row';
import { TimeInput } from '../../components/inputs/time-input';
import { readTimeOfDay } from '../../components/inputs/time-of-day';
import { useApp } from '../../hooks/app-context';
import { useEdit } from '../../hooks/use-edit';

const ENDS = ['from', 'to'] as const;
type End = (typeof ENDS)[number];
type TypedTimes = Readonly<Partial<Record<End, string>>>;

interface QuietHoursFormProps {
  readonly value: QuietHours;
  /** Saves them; false when they could not be saved. */
  readonly onChange: (value: QuietHours) => Promise<boolean>;
}

/** When messages are held back. A time is saved when its field is left: half typed, most are another time. */
export function QuietHoursForm({ value, onChange }: QuietHoursFormProps) {
  const { texts, edits } = useApp();
  const [kept, keep] = useEdit('quiet-hours');
  const typed = typedTimesIn(kept);
  const type = (end: End, text: string) => {
    const next = { ...typed, [end]: text };
    keep(ENDS.every((one) => (next[one] ?? value[one]) === value[one]) ? null : next);
  };
  const save = async () => {
    const before = edits.get('quiet-hours');
    const times = typedTimesIn(before);
    const next = { ...value, ...readable(times) };
    if (!isSame(next, value) && !(await onChange(next))) return;
    // What was typed while it was saved, and what is no time, stays.
    const left = Object.entries(typedTimesIn(edits.get('quiet-hours'))).filter(
      ([end, text]) => times[end as End] !== text || readTimeOfDay(text) === null,
    );
    keep(left.length === 0 ? null : Object.fromEntries(left));
  };
  // A window that was closed meanwhile has left the field, too.
  const latest = useRef(save);
  useEffect(() => void latest.current(), []);
  return (
    <>
      <SwitchRow
        id="quiet-hours"
        label={texts('rules:quiet.use')}
        hint={texts('rules:quiet.hint')}
        isOn={value.isEnabled}
        onChange={(isEnabled) => void onChange({ ...value, isEnabled })}
      />
      {value.isEnabled &&
        ENDS.map((end) => {
          const text = typed[end] ?? value[end];
          const fault = readTimeOfDay(text) === null ? texts('rules:fault.not-a-time') : null;
          return (
            <FieldRow key={end} id={`quiet-${end}`} label={texts(`rules:quiet.${end}`)} fault={fault}>
              <TimeInput
                {...controlProps(`quiet-${end}`, fault)}
                value={text}
                onChange={(next) => type(end, next)}
                onDone={() => void save()}
              />
            </FieldRow>
          );
        })}
    </>
  );
}

/** The times among what was typed. */
function readable(typed: TypedTimes): TypedTimes {
  const times = Object.entries(typed).map(([end, text]) => [end, readTimeOfDay(text)] as const);
  return Object.fromEntries(times.filter(([, time]) => time !== null));
}

function typedTimesIn(kept: unknown): TypedTimes {
  if (typeof kept !== 'object' || kept === null) return {};
  const texts = ENDS.map((end) => [end, Reflect.get(kept, end) as unknown] as const);
  return Object.fromEntries(texts.filter(([, text]) => typeof text === 'string'));
}
