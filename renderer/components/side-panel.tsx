import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useApp } from '../hooks/app-context';
import classes from './side-panel.module.css';

interface SidePanelProps {
  readonly isOpen: boolean;
  readonly title: ReactNode;
  readonly onClose: () => void;
  /** In CSS pixels. */
  readonly width?: number;
  readonly children: ReactNode;
}

/** Everything about one thing, beside the list that it was opened from. Escape closes it. */
export function SidePanel({ isOpen, title, onClose, width = 520, children }: SidePanelProps) {
  const { texts } = useApp();
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={width}
      classNames={{
        content: classes.content ?? '',
        header: classes.header ?? '',
        title: classes.title ?? '',
        body: classes.body ?? '',
      }}
      overlayProps={{ backgroundOpacity: 0.25 }}
      closeButtonProps={{ 'aria-label': texts('common:close') }}
    >
      {children}
    </Drawer>
  );
}

/** A titled part of a side panel. */
export function PanelPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.part}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
