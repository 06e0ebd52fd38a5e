import { lazy, Suspense, useEffect, useLayoutEffect, useRef, type ComponentType } from 'react';
import { FaultBarrier } from '../components/notice/fault-barrier';
import { Notices } from '../components/notice/notices';
import { LAYERS_ID } from '../styles/theme';
import { QuitQuestion } from '../components/quit-question';
import { Rail } from '../components/rail';
import { RunAnnouncer } from '../components/run/run-announcer';
import { Unreadable } from '../components/notice/unreadable';
import { useApp } from '../hooks/app-context';
import { withRun, type Page, type Place } from '../hooks/place';
import { DashboardPage } from './dashboard/dashboard-page';
import { KeysOfWindow, loadPalette } from './keys-of-window';
import classes from './shell.module.css';

/** The code of the pages but the dashboard, which is there at once. */
const LOAD = {
  history: () => import('./history/history-page').then((page) => ({ default: page.HistoryPage })),
  outages: () => import('./outages/outages-page').then((page) => ({ default: page.OutagesPage })),
  campaign: () => import('./campaign/campaign-page').then((page) => ({ default: page.CampaignPage })),
  rules: () => import('./rules/rules-page').then((page) => ({ default: page.RulesPage })),
  delivery: () => import('./delivery/delivery-page').then((page) => ({ default: page.DeliveryPage })),
  mailbox: () => import('./mailbox/mailbox-page').then((page) => ({ default: page.MailboxPage })),
  welcome: () => import('./welcome/welcome-page').then((page) => ({ default: page.WelcomePage })),
  settings: () => import('./settings/settings-page').then((page) => ({ default: page.SettingsPage })),
} as const;

const loadRunLayer = () => import('./run-layer').then(({ RunLayer: layer }) => ({ default: layer }));
const RunLayer = lazy(loadRunLayer);

const lazyPage = (page: keyof typeof LOAD): ComponentType<{ place: Place }> => lazy(LOAD[page]);
const PAGE: Readonly<Record<Page, ComponentType<{ place: Place }>>> = {
  dashboard: DashboardPage,
  history: lazyPage('history'),
  outages: lazyPage('outages'),
  campaign: lazyPage('campaign'),
  rules: lazyPage('rules'),
  delivery: lazyPage('delivery'),
  mailbox: lazyPage('mailbox'),
  settings: lazyPage('settings'),
  welcome: lazyPage('welcome'),
};

/** Rail, notices and the page that is open. */
export function Shell({ place }: { readonly place: Place }) {
  const { texts, go } = useApp();
  const Page = PAGE[place.page];
  const title = texts(`common:page.${place.page}`);
  useEffect(() => {
    document.title = `${title} · Linewatch`;
  }, [title]);
  useEffect(loadWhenIdle, []);
  const main = useRef<HTMLElement>(null);
  const { page, section, channel } = place;
  // A page and a section begin at their top, however far the one before was scrolled.
  useLayoutEffect(() => main.current?.scrollTo({ top: 0 }), [page, section, channel]);
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#page" onClick={skipToPage}>
        {texts('common:skip')}
      </a>
      <Rail page={place.page} />
      <main ref={main} className={classes.main} id="page" tabIndex={-1}>
        <div className={classes.page}>
          <Notices page={place.page} />
          <FaultBarrier key={place.page} fallback={(again) => <Unreadable texts={texts} onAgain={again} />}>
            <Suspense>
              <Page place={place} />
            </Suspense>
          </FaultBarrier>
        </div>
      </main>
      <section id={LAYERS_ID} aria-label={texts('common:layers')} />
      <RunAnnouncer />
      <Suspense>
        <RunLayer runId={place.runId ?? null} onClose={() => go(withRun(place, null))} />
      </Suspense>
      <KeysOfWindow />
      <QuitQuestion />
    </div>
  );
}

/** Loads the other pages when there is nothing else to do, so that the first visit to one costs no wait. */
function loadWhenIdle(): () => void {
  const idle = requestIdleCallback(() => {
    // What cannot be loaded now is asked for again when its page opens.
    for (const load of [...Object.values(LOAD), loadPalette]) load().catch(() => undefined);
  });
  return () => cancelIdleCallback(idle);
}

function skipToPage(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('page')?.focus();
}
