import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { Nothing } from '../../components/notice/nothing';
import { bridge } from '../../bridge';
import { useApp } from '../../hooks/app-context';
import { DeliveryActions } from './delivery-actions';

interface NoMessageProps {
  readonly isFiltered: boolean;
  readonly onShowAll: () => void;
}

/** Stands where the messages will be, and says why there are none. */
export function NoMessage({ isFiltered, onShowAll }: NoMessageProps) {
  const { state, texts } = useApp();
  const icon = <IconSend size={20} stroke={1.75} />;
  if (isFiltered) {
    return (
      <Nothing
        icon={icon}
        title={texts('delivery:noMatch.title')}
        reason={texts('delivery:noMatch.reason')}
        action={
          <Button variant="default" onClick={onShowAll}>
            {texts('delivery:noMatch.action')}
          </Button>
        }
      />
    );
  }
  const isNobody = state.channels.every((channel) => !channel.isEnabled);
  const why = isNobody ? 'nobody' : state.lastRun === null ? 'noRun' : 'quiet';
  return (
    <Nothing
      icon={icon}
      title={texts('delivery:empty.title')}
      reason={texts(`delivery:empty.${why}`)}
      action={
        why === 'noRun' ? (
          <Button onClick={() => void bridge.runStart(null)}>{texts('dashboard:measure')}</Button>
        ) : (
          <DeliveryActions settingsChannel={null} />
        )
      }
    />
  );
}
