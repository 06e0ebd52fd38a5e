import type { SettingsFault } from '../../../shared/settings';
import { fieldOfChannel, faultsOfChannels } from './channels/channel-faults';
import type { SettingsForm } from './form';
import { fault, isFieldProblem, type FieldFault } from './field-fault';
import { faultsOfMeasuring, fieldOfMeasuring } from './measuring-faults';
import { faultsOfNetworks } from './networks/networks-form';
import { faultsOfPlan } from './plan-figures';
import { faultsOfRetries } from './retries-form';
import { faultsOfSchedules, fieldOfSchedule } from './schedules/schedule-faults';
import { faultsOfWatching, fieldOfWatching } from './watching/watching-form';

/** Every fault of a form, in the order of the page. */
export function faultsOfForm(form: SettingsForm): readonly FieldFault[] {
  const { planDownload: download, planUpload: upload, planMore: more } = form;
  const faults: (FieldFault | null)[] = [
    ...faultsOfPlan({ download, upload, more }, (field) => `plan-${field}`),
    ...faultsOfSchedules(form.schedules, form),
    ...faultsOfRetries(form.retries),
    ...faultsOfWatching(form.watching),
    ...faultsOfMeasuring(form),
    ...faultsOfNetworks(form.networks),
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
    fieldOfSchedule(path, form.schedules) ??
    FIELD_OF_PATH.find(([start]) => path.startsWith(start))?.[1] ??
    '';
  return isFieldProblem(problem) ? fault(field, problem) : fault(field, 'refused', path);
}

const FIELD_OF_PATH: readonly (readonly [string, string])[] = [
  ['plan.download', 'plan-download'],
  ['plan.upload', 'plan-upload'],
  ['plan.normalDownload', 'plan-normal-download'],
  ['plan.normalUpload', 'plan-normal-upload'],
  ['plan.minimumDownload', 'plan-minimum-download'],
  ['plan.minimumUpload', 'plan-minimum-upload'],
  ['retries.waits', 'retry-waits'],
  ['retries.confirmAfter', 'confirm-after'],
];
