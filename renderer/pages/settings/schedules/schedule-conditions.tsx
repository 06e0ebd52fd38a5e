import { WHEN_BUSY, type SystemCondition } from '../../../../shared/schedule/kinds';
import { NetworkBoxes } from '../../../components/inputs/network-boxes';
import { SelectRow } from '../../../components/inputs/select-row';
import { SwitchRow } from '../../../components/inputs/switch-row';
import { TextButton } from '../../../components/inputs/text-button';
import { useApp } from '../../../hooks/app-context';
import { useNetworkKeys } from '../../../hooks/use-networks';
import { useFold } from '../../../hooks/use-fold';
import { useForm } from '../form-context';
import { NumberField } from '../number-field';
import { conditionsInWords } from './conditions-in-words';
import {
  getFieldId,
  type ScheduleField,
  type ScheduleFieldsProps,
  type TypedSchedule,
} from './schedules-form';
import classes from './schedules.module.css';

/** Fields within that can have a fault. */
const FIELDS: readonly ScheduleField[] = ['min-battery', 'max-traffic'];

/** What must hold for a test of a schedule to be made. Closed, it says which conditions are set. */
export function ScheduleConditions(props: ScheduleFieldsProps) {
  const { texts } = useApp();
  const { faults, sought } = useForm();
  const { schedule } = props;
  const [isAsked, setAsked] = useFold(controlsOf(schedule.id).some((id) => id === sought));
  const hasFault = FIELDS.some((name) => faults.some(({ field }) => field === getFieldId(schedule.id, name)));
  const isOpen = isAsked || hasFault;
  const words = conditionsInWords(schedule, texts).join(texts('common:list.separator'));
  const hint = isOpen ? 'settings:schedule.conditionsHint' : 'settings:schedule.noConditions';
  return (
    <>
      <div className={classes.more}>
        <TextButton isOpen={isOpen} onClick={() => setAsked(!isOpen)}>
          {texts('settings:schedule.conditions')}
        </TextButton>
        <p className={classes.summary}>{isOpen || words === '' ? texts(hint) : words}</p>
      </div>
      {isOpen && <ConditionFields {...props} />}
    </>
  );
}

/** The ids of the controls within. */
function controlsOf(id: string): readonly string[] {
  return [
    ...FIELDS.map((name) => getFieldId(id, name)),
    `skip-on-battery-${id}`,
    `skip-on-metered-${id}`,
    `skip-in-full-screen-${id}`,
    `when-busy-${id}`,
    `schedule-networks-${id}`,
  ];
}

function ConditionFields({ schedule, onChange }: ScheduleFieldsProps) {
  const { texts, state } = useApp();
  const { id } = schedule;
  const set = (next: Partial<TypedSchedule>) => onChange({ ...schedule, ...next });
  const isOffered = (condition: SystemCondition) => state.systemConditions.includes(condition);
  return (
    <>
      <SwitchRow
        id={`skip-on-battery-${id}`}
        label={texts('settings:schedule.skipOnBattery')}
        hint={texts('settings:schedule.skipOnBatteryHint')}
        isOn={schedule.skipOnBattery}
        onChange={(skipOnBattery) => set({ skipOnBattery })}
      />
      <NumberField
        id={getFieldId(id, 'min-battery')}
        label={texts('settings:schedule.minBattery')}
        hint={texts('settings:schedule.minBatteryHint')}
        unit="%"
        value={schedule.minBattery}
        onChange={(minBattery) => set({ minBattery })}
      />
      {(isOffered('metered') || schedule.skipOnMetered) && (
        <SwitchRow
          id={`skip-on-metered-${id}`}
          label={texts('settings:schedule.skipOnMetered')}
          hint={texts('settings:schedule.skipOnMeteredHint')}
          isOn={schedule.skipOnMetered}
          onChange={(skipOnMetered) => set({ skipOnMetered })}
        />
      )}
      {(isOffered('full-screen') || schedule.skipInFullScreen) && (
        <SwitchRow
          id={`skip-in-full-screen-${id}`}
          label={texts('settings:schedule.skipInFullScreen')}
          hint={texts('settings:schedule.skipInFullScreenHint')}
          isOn={schedule.skipInFullScreen}
          onChange={(skipInFullScreen) => set({ skipInFullScreen })}
        />
      )}
      {(isOffered('line-busy') || schedule.maxTraffic !== '') && (
        <QuietLineFields schedule={schedule} onChange={onChange} />
      )}
      <NetworksOfSchedule schedule={schedule} onChange={onChange} />
    </>
  );
}

/** The limit of this computer's own traffic, and what happens where it stays above that. */
function QuietLineFields({ schedule, onChange }: ScheduleFieldsProps) {
  const { texts } = useApp();
  const { id } = schedule;
  return (
    <>
      <NumberField
        id={getFieldId(id, 'max-traffic')}
        label={texts('settings:schedule.maxTraffic')}
        hint={texts('settings:schedule.maxTrafficHint')}
        unit="Mbit/s"
        value={schedule.maxTraffic}
        onChange={(maxTraffic) => onChange({ ...schedule, maxTraffic })}
      />
      {schedule.maxTraffic.trim() !== '' && (
        <SelectRow
          id={`when-busy-${id}`}
          label={texts('settings:schedule.whenBusy')}
          choices={WHEN_BUSY.map((value) => ({
            value,
            label: texts(`settings:schedule.whenBusyChoice.${value}`),
          }))}
          value={schedule.whenBusy}
          onChange={(whenBusy) => onChange({ ...schedule, whenBusy })}
        />
      )}
    </>
  );
}

/** The networks of a schedule; nothing while the computer has been in no network and none is chosen. */
function NetworksOfSchedule({ schedule, onChange }: ScheduleFieldsProps) {
  const { texts } = useApp();
  const networks = useNetworkKeys(schedule.networks);
  if (networks.length === 0) return null;
  return (
    <NetworkBoxes
      id={`schedule-networks-${schedule.id}`}
      label={texts('settings:schedule.networks')}
      hint={texts('settings:schedule.networksHint')}
      networks={networks}
      chosen={schedule.networks}
      onChange={(chosen) => onChange({ ...schedule, networks: chosen })}
    />
  );
}
