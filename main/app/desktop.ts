import { nativeTheme } from 'electron';
import { MINUTE_MS } from '../../shared/durations';
import { textsIn } from '../../shared/texts/i18n';
import type { AppState } from '../../shared/ipc';
import type { Settings } from '../../shared/settings';
import { createAnswers, type AnswersDeps } from '../ipc/answers';
import { createRoutes } from '../ipc/routes';
import type { Door } from '../ipc/serve';
import { setStartAtLogin } from '../shell/autostart';
import { watchSurroundings } from '../shell/surroundings';
import type { TrayIcon } from '../shell/tray';
import type { TrayAction } from '../shell/tray-menu';
import type { MainWindow } from '../shell/windows';
import type { Services } from './composition/services';

export interface DesktopDeps extends Omit<AnswersDeps, 'onSettingsSaved' | 'onStateRead' | 'services'> {
  readonly services: Services;
  readonly window: MainWindow;
  readonly door: Door;
  /** Moves the password of a proxy out of saved settings. */
  readonly followProxyPassword: () => Promise<void>;
  /** The page in the window has read the state: it works. */
  readonly onPageRead: () => void;
  /** The computer has woken up. */
  readonly onWake: () => void;
  readonly tray: TrayIcon;
  /** How the system starts this application at login. */
  readonly startCommand: readonly string[];
  /** Something begins that may take long: what a standstill is told with. */
  readonly begin: (doing: string) => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Tests in the menu of the tray. */
const RECENT_RUNS = 5;

/** Connects tray, window and the window’s requests with the services. */
export function openDesktop(deps: DesktopDeps): void {
  const { services, window, tray } = deps;
  const answers = createAnswers({
    ...deps,
    onStateRead: deps.onPageRead,
    onSettingsSaved: (saved) => applySettings(deps, saved),
  });
  const act = (action: TrayAction): unknown => {
    deps.begin(`tray ${action.kind}`);
    switch (action.kind) {
      case 'open':
        return window.show();
      case 'measure':
        return services.pipeline.run({ trigger: 'manual', slotAt: null, mode: action.mode });
      case 'cancel':
        return services.pipeline.cancel();
      case 'pause':
        return answers['schedule:pause'](action.pause);
      case 'delivery':
        return window.show({ page: 'delivery' });
      case 'updates':
        return window.show({ page: 'dashboard' });
      case 'run':
        return window.show({ page: 'dashboard', runId: action.runId });
      case 'quit':
        return services.quitQuestion.ask() && window.show();
    }
  };
  deps.door.serve(createRoutes(answers), {
    onBegin: (name) => deps.begin(`request ${name}`),
    log: deps.log,
  });
  tray.follow(act);
  const render = (state: AppState) => {
    tray.render({
      state,
      look: deps.settings.current.tray,
      recent: services.runs.lastTriedRuns(RECENT_RUNS),
      texts: textsIn(state.language),
    });
    window.send('state', state);
  };
  setInterval(() => tray.showAge(), MINUTE_MS).unref();

  render(services.state.read());
  services.changes.onChange(() => {
    render(services.state.read());
    window.send('delivery-changed', {});
  });
  services.runEnded.hear(() => deps.begin('end of a test'));
  services.runEnded.hear((run) => window.send('run-recorded', { runId: run.id }));
  services.exclusionChanged.hear((runId) => window.send('run-recorded', { runId }));
  services.notesChanged.hear(() => window.send('notes-changed', {}));
  services.importsChanged.hear(() => window.send('refresh', {}));
  window.onZoom((zoomPercent) => {
    const next = { ...deps.settings.current, zoomPercent };
    if (deps.settings.save(next).kind === 'saved') window.send('settings-changed', next);
  });
  const deliverAgain = () => {
    services.reconciler.lineReturned();
    services.deliverer.kick();
  };
  watchSurroundings({
    // A test that spans a sleep does not measure the line, and the network needs a moment after waking.
    onSleep: () => {
      services.scheduler.sleep();
      services.pipeline.cancel('asleep');
    },
    onWake: () => {
      deps.begin('wake');
      deps.onWake();
      services.afterGap();
      services.scheduler.wake();
    },
    onNetworkReturned: () => {
      void services.scheduler.tick();
      deliverAgain();
    },
  });
}

function applySettings(deps: DesktopDeps, saved: Settings): void {
  const { services, window } = deps;
  nativeTheme.themeSource = saved.theme;
  window.zoom(saved.zoomPercent);
  try {
    setStartAtLogin(saved.startAtLogin, deps.startCommand);
  } catch (error) {
    deps.log('Start at login could not be set', error);
  }
  services.reconciler.align();
  services.deliverer.kick();
  if (services.planner.needsPrograms) void services.planner.lookForPrograms();
  void services.scheduler.tick();
  void services.backupKeeper.look();
  services.changes.changed();
  window.send('settings-changed', saved);
  void deps.followProxyPassword().then(() => window.send('settings-changed', deps.settings.current));
}
