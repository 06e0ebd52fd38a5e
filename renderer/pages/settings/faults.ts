import { cronProblem } from '../../../shared/cron-expression';
import type { ScheduleSettings, SettingsFault } from '../../../shared/settings';
import { readTimeOfDay } from '../../components/inputs/time-of-day';
import { fieldOfChannel, faultsOfChannels } from './channels/channel-faults';
import type { SettingsForm } from './form';
import { fault, inRange, isFieldProblem, type FieldFault } from './field-fault';
import { faultsOfMeasuring, fieldOfMeasuring } from './measuring-faults';
import { faultsOfWatching, fieldOfWatching } from './watching/watching-form';

const THROUGHPUT_MBIT = { least: 0.001, most: 1_000_000 };

/** Every fault of a form, in the order of the page. */
export function faultsOfForm(form: SettingsForm): readonly FieldFault[] {
  const faults: (FieldFault | null)[] = [
    inRange('plan-download', form.planDownload, THROUGHPUT_MBIT, 'throughput-range'),
    inRange('plan-upload', form.planUpload, THROUGHPUT_MBIT, 'throughput-range'),
    cronFault(form.schedule),
    form.schedule.kind === 'daily' && readTimeOfDay(form.schedule.dailyAt) === null
      ? fault('daily-at', 'not-a-time')
      : null,
    ...faultsOfWatching(form.watching),
    ...faultsOfMeasuring(form),
    ...faultsOfChannels(form),
  ];
  return faults.filter((found) => found !== null);
}

/** The fault that main found, at the field where it belongs; at no field when the form does not show it. */
export function faultOfSettings({ path, problem }: SettingsFault, form: SettingsForm): FieldFault {
  const field =
    fieldOfMeasuring(path, form) ??
    fieldOfChannel(path) ??
    fieldOfWatching(path, form.watching) ??
    FIELD_OF_PATH.find(([start]) => path.startsWith(start))?.[1] ??
    '';
  return isFieldProblem(problem) ? fault(field, problem) : fault(field, 'refused', path);
}

const FIELD_OF_PATH: readonly (readonly [string, string])[] = [
  ['plan.download', 'plan-download'],
  ['plan.upload', 'plan-upload'],
  ['schedule.cron', 'cron'],
  ['schedule.dailyAt', 'daily-at'],
];

function cronFault({ kind, cron }: ScheduleSettings): FieldFault | null {
  const problem = kind === 'cron' ? cronProblem(cron) : null;
  return problem === null ? null : fault('cron', problem);
}
