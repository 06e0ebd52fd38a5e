import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { formatNumber } from '../../shared/texts/format';
import { useApp } from '../hooks/app-context';
import classes from './pager.module.css';

interface PagerProps {
  readonly total: number;
  readonly offset: number;
  readonly size: number;
  readonly onChange: (offset: number) => void;
}

/** Which part of a long list is shown, and the way to its neighbours. Absent when all fits on one page. */
export function Pager({ total, offset, size, onChange }: PagerProps) {
  const { texts, style } = useApp();
  if (total <= size) return null;
  const last = Math.min(total, offset + size);
  const number = (value: number) => formatNumber(value, style.language);
  return (
    <nav className={classes.pager} aria-label={texts('common:pager.label')}>
      <span>
        {texts('common:pager.shown', { from: number(offset + 1), to: number(last), total: number(total) })}
      </span>
      <ActionIcon
        variant="default"
        aria-label={texts('common:pager.newer')}
        disabled={offset === 0}
        onClick={() => onChange(Math.max(0, offset - size))}
      >
        <IconChevronLeft size={16} stroke={1.75} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        aria-label={texts('common:pager.older')}
        disabled={last >= total}
        onClick={() => onChange(offset + size)}
      >
        <IconChevronRight size={16} stroke={1.75} />
      </ActionIcon>
    </nav>
  );
}
