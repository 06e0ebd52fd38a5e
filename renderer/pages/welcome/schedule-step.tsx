import { Radio } from '@mantine/core';
import type { ScheduleKind } from '../../../shared/schedule/kinds';
import { FIRST_SCHEDULE_ID } from '../../../shared/schedule/kinds';
import { useApp } from '../../hooks/app-context';
import { getValue } from '../../hooks/use-answer';
import { likelyService, monthInWords } from '../settings/data/month-use';
import { useForm } from '../settings/form-context';
import { newSchedule, type TypedSchedule } from '../settings/schedules/schedules-form';
import classes from './welcome.module.css';

/** How often tests can run, for a person who does not want to think about it. */
const PRESETS = ['every-30-minutes', 'hourly', 'every-6-hours', 'daily', 'manual'] as const;
type Preset = (typeof PRESETS)[number];

/** When the line is measured: a few usual choices with what they transfer in a month. */
export function ScheduleStep() {
  const { texts } = useApp();
  const { form, change } = useForm();
  const [first, ...others] = form.schedules;
  const choose = (preset: Preset) => {
    const schedule = first ?? newSchedule(FIRST_SCHEDULE_ID, '');
    change({ schedules: [withPreset(schedule, preset), ...others] });
  };
  return (
    <Radio.Group
      className={classes.choices ?? ''}
      aria-labelledby="welcome-step"
      value={presetOf(first)}
      onChange={(value) => {
        const preset = PRESETS.find((one) => one === value);
        if (preset !== undefined) choose(preset);
      }}
    >
      {PRESETS.map((preset) => (
        <Radio
          key={preset}
          value={preset}
          label={
            preset === 'manual'
              ? texts('welcome:schedule.manual')
              : texts(`settings:schedule.kinds.${preset}`)
          }
          description={<Description preset={preset} />}
        />
      ))}
    </Radio.Group>
  );
}

function Description({ preset }: { readonly preset: Preset }) {
  const { texts, style } = useApp();
  const { form, services } = useForm();
  if (preset === 'manual') return texts('welcome:schedule.manualHint');
  const likely = likelyService(form.service, getValue(services.answer) ?? []);
  if (likely === null) return null;
  return monthInWords(likely.estimatedBytes, form.data.scheduledMode, [preset], texts, style.language);
}

function presetOf(schedule: TypedSchedule | undefined): ScheduleKind | 'manual' {
  return schedule === undefined || !schedule.isEnabled ? 'manual' : schedule.kind;
}

function withPreset(schedule: TypedSchedule, preset: Preset): TypedSchedule {
  return preset === 'manual'
    ? { ...schedule, isEnabled: false }
    : { ...schedule, isEnabled: true, kind: preset };
}
