import {
  IconAdjustmentsHorizontal,
  IconBellRinging,
  IconChartLine,
  IconClipboardCheck,
  IconInbox,
  IconLayoutDashboard,
  IconPlugConnectedX,
  IconSend,
  type Icon,
} from '@tabler/icons-react';
import type { Page } from '../hooks/place';
import { PAGES } from '../hooks/place';
import { useApp } from '../hooks/app-context';
import { useEdit } from '../hooks/use-edit';
import type { TrayState } from '../../shared/tray-state';
import classes from './rail.module.css';

const ICONS: Readonly<Record<Exclude<Page, 'welcome'>, Icon>> = {
  dashboard: IconLayoutDashboard,
  history: IconChartLine,
  outages: IconPlugConnectedX,
  campaign: IconClipboardCheck,
  rules: IconBellRinging,
  delivery: IconSend,
  mailbox: IconInbox,
  settings: IconAdjustmentsHorizontal,
};

/** Pages at the left: icons and words, icons alone where the window is narrow. */
export function Rail({ page }: { readonly page: Page }) {
  const { state, texts, go } = useApp();
  const pages = PAGES.filter((candidate) => candidate !== 'welcome').filter(
    (candidate) => candidate !== 'mailbox' || state.isDemo,
  );
  const waiting = state.channels.reduce((sum, channel) => sum + channel.blocked + channel.failed, 0);
  const unsaved = useUnsavedPages();
  return (
    <aside className={classes.rail}>
      <div className={classes.brand}>
        <Mark tray={state.tray} />
        <span className={classes.word}>Linewatch</span>
        <span className="sr-only">{texts(`tray:state.${state.tray}`)}</span>
      </div>
      <nav aria-label={texts('common:pages')}>
        {pages.map((candidate) => {
          const Glyph = ICONS[candidate];
          return (
            <button
              key={candidate}
              type="button"
              className={classes.entry}
              aria-current={candidate === page ? 'page' : undefined}
              title={texts(`common:page.${candidate}`)}
              onClick={() => go({ page: candidate })}
            >
              <Glyph size={18} stroke={1.75} aria-hidden="true" />
              <span className={classes.word}>{texts(`common:page.${candidate}`)}</span>
              {unsaved[candidate] === true && <UnsavedMark />}
              {candidate === 'delivery' && waiting > 0 && <span className={classes.count}>{waiting}</span>}
            </button>
          );
        })}
      </nav>
      <p className={classes.foot}>
        {state.isDemo && <span className={classes.demo}>{texts('common:demo')}</span>}
        <span>{texts('common:version', { version: state.version })}</span>
      </p>
    </aside>
  );
}

/** A page on which something was typed and not saved. */
function UnsavedMark() {
  const { texts } = useApp();
  return (
    <span className={classes.unsaved} title={texts('common:unsaved')}>
      <span className="sr-only">{texts('common:unsaved')}</span>
    </span>
  );
}

function useUnsavedPages(): Readonly<Partial<Record<Page, boolean>>> {
  const [settings] = useEdit('settings');
  const [rules] = useEdit('rules');
  const [quietHours] = useEdit('quiet-hours');
  return { settings: settings !== undefined, rules: rules !== undefined || quietHours !== undefined };
}

/** The glyph of the application: how the line and its messages stand. */
function Mark({ tray }: { readonly tray: TrayState }) {
  return (
    <span className={classes.mark} data-tray={tray} aria-hidden="true">
      <i />
    </span>
  );
}
