import { Button } from '@mantine/core';
import type { Texts } from '../../../shared/texts/i18n';
import { Nothing } from './nothing';

interface UnreadableProps {
  readonly texts: Texts;
  readonly onAgain: () => void;
}

/** Stands where main gave no answer. */
export function Unreadable({ texts, onAgain }: UnreadableProps) {
  return (
    <Nothing
      title={texts('common:unreadable.title')}
      reason={texts('common:unreadable.reason')}
      action={
        <Button variant="default" onClick={onAgain}>
          {texts('common:again')}
        </Button>
      }
    />
  );
}
