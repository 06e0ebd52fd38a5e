import { Button } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { useApp } from '../../hooks/app-context';
import type { Place } from '../../hooks/place';
import { useOpenPart } from '../../hooks/use-arrival';
import { NotesPanel } from './notes-panel';

interface NotesButtonProps {
  readonly place?: Place;
  readonly onOpenRun: (runId: string) => void;
}

/** Opens the list of all notes. */
export function NotesButton({ place, onOpenRun }: NotesButtonProps) {
  const { texts } = useApp();
  const [isOpen, setIsOpen] = useOpenPart(place, 'notes');
  const openRun = (runId: string) => {
    setIsOpen(false);
    onOpenRun(runId);
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconNote size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => setIsOpen(true)}
      >
        {texts('notes:button')}
      </Button>
      <NotesPanel
        isOpen={isOpen}
        newAt={null}
        range={null}
        onClose={() => setIsOpen(false)}
        onOpenRun={openRun}
      />
    </>
  );
}
