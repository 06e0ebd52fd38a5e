import { ActionIcon, Button } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { CHANNEL_KINDS } from '../../../shared/channels';
import { joinSentences } from '../../../shared/texts/format';
import { getCounts, futuresInWords } from '../../../shared/messages/message-future';
import type { LiveNotice, Notice } from '../../../shared/notice';
import type { RecordingTrouble } from '../../../shared/recording/recording';
import { recordingWords } from '../../../shared/recording/recording-words';
import { useApp } from '../../hooks/app-context';
import type { Page, Place } from '../../hooks/place';
import { NoTrayBar, useHasNoTray } from './no-tray-bar';
import { StoredNoticeBar } from './stored-notice-bar';
import { UpdateBars, useHasUpdateNews } from './update-bar';
import classes from './notices.module.css';

const WAY_OUT: Readonly<Record<LiveNotice['kind'], Place>> = {
  'delivery-blocked': { page: 'delivery' },
  'delivery-failing': { page: 'delivery' },
  'delivery-failed': { page: 'delivery' },
  'template-failed': { page: 'delivery' },
};

/** What main says in the detail of a layout that no channel has by itself. */
const EVERY_MESSAGE = 'message';

/** What the user should know, in words and with the way out. What is solved by a person stays until it is solved. */
export function Notices({ page }: { readonly page: Page }) {
  const { state, texts } = useApp();
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const shown = state.notices.filter(
    (notice) => !hidden.includes(getKey(notice)) && (page !== 'delivery' || !isOfDelivery(notice)),
  );
  const { recordingTrouble: trouble } = state;
  // The dashboard's own sentence says that nothing is recorded.
  const shownTrouble = page === 'dashboard' && trouble?.kind === 'failing' ? null : trouble;
  const hasNoTray = useHasNoTray();
  const hasUpdateNews = useHasUpdateNews();
  if (shown.length === 0 && shownTrouble === null && !hasNoTray && !hasUpdateNews) return null;
  return (
    <div className={classes.notices} role="region" aria-label={texts('notice:label')}>
      {shownTrouble !== null && <TroubleBar trouble={shownTrouble} />}
      {hasNoTray && <NoTrayBar />}
      {hasUpdateNews && <UpdateBars />}
      {shown.map((notice) =>
        'stored' in notice ? (
          <StoredNoticeBar key={notice.stored.id} notice={notice} />
        ) : (
          <LiveNoticeBar
            key={getKey(notice)}
            notice={notice}
            onHide={() => setHidden((before) => [...before, getKey(notice)])}
          />
        ),
      )}
    </div>
  );
}

/** It stays until its cause is gone. */
function TroubleBar({ trouble }: { readonly trouble: RecordingTrouble }) {
  const { texts } = useApp();
  const { title, text } = recordingWords(trouble, texts);
  return (
    <div className={classes.notice} data-tone="warning" role="alert">
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden="true" />
      <p>
        <strong>{title}</strong> {text}
      </p>
    </div>
  );
}

function LiveNoticeBar({ notice, onHide }: { readonly notice: LiveNotice; readonly onHide: () => void }) {
  const { texts, go } = useApp();
  const detail = useDetail(notice);
  const text = useText(notice);
  const isDelivery = isOfDelivery(notice);
  const place = WAY_OUT[notice.kind];
  const Glyph = isDelivery ? IconAlertTriangle : IconInfoCircle;
  return (
    <div className={classes.notice} data-tone={isDelivery ? 'warning' : 'neutral'} role="status">
      <Glyph size={18} stroke={1.75} aria-hidden="true" />
      <p>
        <strong>{texts(`notice:title.${notice.kind}`, { detail })}</strong> {text}
      </p>
      <Button size="compact-sm" variant="default" onClick={() => go(place)}>
        {texts(`notice:action.${notice.kind}`)}
      </Button>
      {!isDelivery && (
        <ActionIcon
          variant="subtle"
          color="var(--lw-text-quiet)"
          aria-label={texts('notice:dismiss')}
          onClick={onHide}
        >
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      )}
    </div>
  );
}

/** The detail in words: for a channel, what is wrong with it. */
function useDetail(notice: LiveNotice): string {
  const { state, texts } = useApp();
  if (notice.kind === 'template-failed' && notice.detail === EVERY_MESSAGE)
    return texts('notice:everyChannel');
  const kind = CHANNEL_KINDS.find((candidate) => candidate === notice.detail);
  if (kind === undefined) return notice.detail;
  const problem = state.channels.find((channel) => channel.kind === kind)?.problem?.problem ?? null;
  return problem === null ? texts(`common:channel.${kind}`) : texts(`delivery:problem.${problem}`);
}

/** What follows: for a channel, what becomes of its messages. */
function useText({ kind, detail }: LiveNotice): string {
  const { state, texts, style } = useApp();
  if (kind === 'template-failed') return texts('notice:text.template-failed', { detail });
  const channels = state.channels.filter((channel) => channel.kind === detail);
  return joinSentences(futuresInWords(getCounts(channels), texts), style.language);
}

/** The delivery page says it itself. */
function isOfDelivery({ kind }: Notice): boolean {
  return kind === 'delivery-blocked' || kind === 'delivery-failing' || kind === 'delivery-failed';
}

function getKey(notice: Notice): string {
  return `${notice.kind} ${notice.detail}`;
}
