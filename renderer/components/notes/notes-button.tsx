import { Button } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { useState } from 'react';
import { useApp } from '../../hooks/app-context';
import { NotesPanel } from './notes-panel';

/** Opens the list of all notes. */
export function NotesButton({ onOpenRun }: { readonly onOpenRun: (runId: string) => void }) {
  const { texts } = useApp();
  const [isOpen, setIsOpen] = useState(false);
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
