import { CHANNEL_KINDS } from '../../../shared/channels';
import { ChoiceChips } from '../../components/choice-chips';
import { useApp } from '../../hooks/app-context';
import { STATE_GROUPS, type Filter, type StateGroup } from './filters';
import classes from './delivery-filters.module.css';

interface DeliveryFiltersProps {
  readonly value: Filter;
  readonly onChange: (filter: Filter) => void;
}

/** Narrows the messages by state and by channel. */
export function DeliveryFilters({ value, onChange }: DeliveryFiltersProps) {
  const { texts } = useApp();
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
        choices={(['every', ...CHANNEL_KINDS] as const).map((channel) => ({
          value: channel,
          label:
            channel === 'every' ? texts('delivery:filter.everyChannel') : texts(`common:channel.${channel}`),
        }))}
        onChange={(channel) => onChange({ ...value, channel })}
      />
    </div>
  );
}
