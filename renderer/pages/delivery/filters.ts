import { CHANNEL_KINDS, type ChannelKind } from '../../../shared/channels';
import { MESSAGE_STATES, type MessageState } from '../../../shared/messages/message';

/** States that a person looks for together. */
export const STATE_GROUPS = {
  all: MESSAGE_STATES,
  blocked: ['blocked'],
  waiting: ['pending', 'sending'],
  sent: ['sent'],
  failed: ['failed'],
  merged: ['merged'],
  aside: ['set-aside'],
} as const satisfies Readonly<Record<string, readonly MessageState[]>>;
export type StateGroup = keyof typeof STATE_GROUPS;

/** What narrows the list. */
export interface Filter {
  readonly group: StateGroup;
  readonly channel: ChannelKind | 'every';
}

export const NO_FILTER: Filter = { group: 'all', channel: 'every' };

/** What to ask of the delivery log. */
export function toQuery({ group, channel }: Filter): {
  readonly states: readonly MessageState[];
  readonly channels: readonly ChannelKind[];
} {
  return { states: STATE_GROUPS[group], channels: channel === 'every' ? CHANNEL_KINDS : [channel] };
}
