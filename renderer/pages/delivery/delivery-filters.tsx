import type { ChannelState } from '../../../shared/ipc';
import { ChoiceChips } from '../../components/inputs/choice-chips';
import { useApp } from '../../hooks/app-context';
import { STATE_GROUPS, type Filter, type StateGroup } from './filters';
import classes from './delivery-filters.module.css';

interface DeliveryFiltersProps {
  readonly value: Filter;
  readonly onChange: (filter: Filter) => void;
}

/** Narrows the messages by state and by channel. */
export function DeliveryFilters({ value, onChange }: DeliveryFiltersProps) {
  const { state, texts } = useApp();
  const used = state.channels.filter(isUsed).map(({ kind }) => kind);
  return (
    <div className={classes.filters}>
      <ChoiceChips
        label={texts('delivery:filter.state')}
        value={value.group}
        choices={(Object.keys(STATE_GROUPS) as StateGroup[]).map((group) => ({
          value: group,
          label: texts(`delivery:filter.${group}`),
        }))}
        onChange={(group) => onChange({ ...value, group })}
      />
      <ChoiceChips
        label={texts('delivery:filter.channel')}
        value={value.channel}
        choices={(['every', ...used] as const).map((channel) => ({
          value: channel,
          label:
            channel === 'every' ? texts('delivery:filter.everyChannel') : texts(`common:channel.${channel}`),
        }))}
        onChange={(channel) => onChange({ ...value, channel })}
      />
    </div>
  );
}

/** Whether a channel can have messages in the log: it is on, or it once was. */
function isUsed({ isEnabled, waiting, blocked, failed, lastSentAt, problem }: ChannelState): boolean {
  return isEnabled || lastSentAt !== null || problem !== null || waiting + blocked + failed > 0;
}
