import { Modal } from '@mantine/core';
import { useApp } from '../../hooks/app-context';
import { KeyList } from './key-list';

/** All keys of the window at a glance. Escape closes it. */
export function KeyOverview({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { texts } = useApp();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={texts('settings:shortcuts.title')}
      size={680}
      centered
      overlayProps={{ backgroundOpacity: 0.25 }}
      closeButtonProps={{ 'aria-label': texts('common:close') }}
    >
      <KeyList />
    </Modal>
  );
}
