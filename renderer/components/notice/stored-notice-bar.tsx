import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { formatNear } from '../../../shared/texts/format-time';
import type { StoredNotice } from '../../../shared/notice';
import type { StorageEventKind } from '../../../shared/recording/storage-event';
import { eventWords } from '../../../shared/recording/storage-event-words';
import { bridge } from '../../bridge';
import { useApp } from '../../hooks/app-context';
import type { Place } from '../../hooks/place';
import { useNow } from '../../hooks/use-now';
import classes from './notices.module.css';

const WAY_OUT: Readonly<Record<StorageEventKind, Place>> = {
  'settings-partly-read': { page: 'settings' },
  'settings-restored': { page: 'settings' },
  'settings-defaults': { page: 'settings' },
  'settings-missing': { page: 'settings' },
  'settings-replaced': { page: 'settings' },
  'secrets-damaged': { page: 'settings' },
  'secrets-restored': { page: 'settings' },
  'copies-failing': { page: 'settings' },
  'backups-failing': { page: 'settings', section: 'records' },
  'folder-on-network': { page: 'settings' },
  'database-restored': { page: 'history' },
  'database-lost': { page: 'history' },
  'database-fewer': { page: 'history' },
  'database-rewritten': { page: 'settings' },
  'stood-still': { page: 'settings', section: 'about' },
  'part-crashed': { page: 'settings', section: 'about' },
};

/** What happened to a file. It stays until somebody has read it: a start or a closed window does not end it. */
export function StoredNoticeBar({ notice: { stored } }: { readonly notice: StoredNotice }) {
  const { style, texts, go } = useApp();
  const now = useNow();
  const { kind } = stored.event;
  const { title, text, lines } = eventWords(stored.event, texts, style);
  return (
    <div className={classes.notice} data-tone="warning" role="status">
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden="true" />
      <div className={classes.words}>
        <p>
          <strong>{title}</strong> {text}{' '}
          <span className={classes.when}>{formatNear(stored.at, now, style)}</span>
        </p>
        {lines.length > 0 && (
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
      <Button size="compact-sm" variant="default" onClick={() => go(WAY_OUT[kind])}>
        {texts(`notice:action.${kind}`)}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => void bridge.noticeConfirm(stored.id)}>
        {texts('notice:confirm')}
      </Button>
    </div>
  );
}
