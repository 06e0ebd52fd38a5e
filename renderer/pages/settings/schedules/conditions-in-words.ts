import { readNumber } from '../../../components/inputs/read-number';
import type { Texts } from '../../../../shared/texts/i18n';
import type { TypedSchedule } from './schedules-form';

/** The conditions of a schedule that are set, each in a few words; empty without any. */
export function conditionsInWords(schedule: TypedSchedule, texts: Texts): readonly string[] {
  const { skipOnBattery, minBattery, skipOnMetered, skipInFullScreen, networks, maxTraffic } = schedule;
  const percent = readNumber(minBattery);
  const limit = readNumber(maxTraffic);
  return [
    skipOnBattery ? texts('settings:schedule.active.battery') : null,
    typeof percent === 'number' ? texts('settings:schedule.active.charge', { percent }) : null,
    skipOnMetered ? texts('settings:schedule.active.metered') : null,
    skipInFullScreen ? texts('settings:schedule.active.fullScreen') : null,
    typeof limit === 'number' ? texts('settings:schedule.active.traffic', { limit }) : null,
    networks.length > 0 ? texts('settings:schedule.active.networks', { count: networks.length }) : null,
  ].filter((words) => words !== null);
}
