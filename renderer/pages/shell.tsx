import { lazy, Suspense, useEffect, useLayoutEffect, useRef, type ComponentType } from 'react';
import { FaultBarrier } from '../components/notice/fault-barrier';
import { Notices } from '../components/notice/notices';
import { LAYERS_ID } from '../styles/theme';
import { QuitQuestion } from '../components/quit-question';
import { Rail } from '../components/rail';
import { RunAnnouncer } from '../components/run/run-announcer';
import { Unreadable } from '../components/notice/unreadable';
import { useApp } from '../hooks/app-context';
import type { Page, Place } from '../hooks/place';
import { DashboardPage } from './dashboard/dashboard-page';
import classes from './shell.module.css';

/** Pages come when they are first opened; the dashboard is there at once. */
const PAGE: Readonly<Record<Page, ComponentType<{ place: Place }>>> = {
  dashboard: DashboardPage,
  history: lazy(() => import('./history/history-page').then((page) => ({ default: page.HistoryPage }))),
  outages: lazy(() => import('./outages/outages-page').then((page) => ({ default: page.OutagesPage }))),
  rules: lazy(() => import('./rules/rules-page').then((page) => ({ default: page.RulesPage }))),
  delivery: lazy(() => import('./delivery/delivery-page').then((page) => ({ default: page.DeliveryPage }))),
  mailbox: lazy(() => import('./mailbox/mailbox-page').then((page) => ({ default: page.MailboxPage }))),
  welcome: lazy(() => import('./welcome/welcome-page').then((page) => ({ default: page.WelcomePage }))),
  settings: lazy(() => import('./settings/settings-page').then((page) => ({ default: page.SettingsPage }))),
};

/** Rail, notices and the page that is open. */
export function Shell({ place }: { readonly place: Place }) {
  const { texts } = useApp();
  const Page = PAGE[place.page];
  const title = texts(`common:page.${place.page}`);
  useEffect(() => {
    document.title = `${title} · Linewatch`;
  }, [title]);
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
      <QuitQuestion />
    </div>
  );
}

function skipToPage(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('page')?.focus();
}
