import { randomUUID } from 'node:crypto';
import { createChannels } from '../../main/channels';
import { MailAccess } from '../../main/channels/mail/oauth/access';
import type { Channel, MeasureOutcome } from '../../main/core/ports';
import { spawnReader } from '../../main/reading/worker-port';
import { ServerDirectory } from '../../main/providers/server-directory';
import { buildServices, followRuns, type Services } from '../../main/app/composition/services';
import { EventStore } from '../../main/storage/event-store';
import { GOOD_FIGURES, GOOD_METHOD } from '../../main/testing/runs';
import { MovingTime } from './moving-time';
import type { SaidRun, Setup, Trap } from './protocol';

/** Patience in ms: servers of this computer answer at once or never. */
const MAIL_LIMITS = { connectMs: 400, greetingMs: 400, silenceMs: 200, handOverMs: 600, verdictMs: 400 };
const HTTP_DEADLINE_MS = 400;

const OUTCOME: MeasureOutcome = {
  kind: 'completed',
  provider: 'librespeed',
  method: GOOD_METHOD,
  holdOffs: [],
  server: { name: 'Bench', url: 'http://127.0.0.1:9/' },
  figures: GOOD_FIGURES,
};

/** The application under test, as one bench process holds it. */
export interface Opened {
  readonly services: Services;
  readonly time: MovingTime;
  readonly settings: { current: Setup['settings'] };
  /** The runs that it says it has recorded, since the last time somebody asked. */
  readonly recorded: SaidRun[];
}

/** Builds the real services with the real channels; only the measurement is a recorded one. */
export function openApplication(setup: Setup): Opened {
  const time = new MovingTime();
  time.jump(setup.aheadMs);
  const settings = { current: setup.settings };
  const recorded: SaidRun[] = [];
  const spring = (at: Trap) => {
    if (setup.trap?.at !== at) return;
    if (setup.trap.what === 'kill') process.kill(process.pid, 'SIGKILL');
    else services.database.exec('PRAGMA query_only = ON');
  };
  const log = (sentence: string) => {
    const run = /^Run (\S+) by .* to tell$/.exec(sentence)?.[1];
    if (run !== undefined) {
      recorded.push({ id: run, recordedAt: performance.timeOrigin + performance.now() });
      spring('recorded');
    }
  };
  const events = new EventStore({ folder: setup.folder, clock: time, newId: randomUUID, log });
  const reader = () => spawnReader(new URL('./reader.js', import.meta.url), setup.folder);
  const services: Services = buildServices({
    events,
    onFolderRewritten: () => undefined,
    dataFolder: setup.folder,
    settings,
    clock: time,
    timers: time,
    log,
    timeZone: { current: 'UTC', look: () => false },
    channels: getChannels(setup, settings, time, log).map((channel) => trapped(channel, spring)),
    updates: { package: 'sources', open: null, trial: { outcome: null, confirm: () => undefined } },
    quit: () => undefined,
    restart: () => undefined,
    printReport: () => Promise.reject(new Error('not in a bench')),
    measurer: {
      measure: () => {
        spring('measured');
        return Promise.resolve(OUTCOME);
      },
    },
    mailbox: { isKnown: false, look: () => Promise.resolve({ kind: 'not-yet' }) },
    servers: new ServerDirectory({ shippedList: '', cachedList: '' }),
    canReach: () => Promise.resolve(true),
    hasNetwork: () => true,
    hasAddress: () => true,
    network: () => 'lo',
    isOnBattery: () => false,
    isFullScreen: () => Promise.resolve(null),
    systemConditions: [],
    readTraffic: () => null,
    surroundings: { sources: [], processors: () => null, msSinceWake: () => null, engineVersion: 'bench' },
    resolveProxy: () => Promise.resolve('DIRECT'),
    withProxyPassword: (proxyUrl) => Promise.resolve(proxyUrl),
    lookForOokla: () => Promise.resolve({ kind: 'absent' }),
    measureCeiling: () => Promise.resolve({ kind: 'failed', reason: 'internal', detail: 'not in a bench' }),

    systemLanguages: () => ['en'],
    version: 'bench',
    isDemo: false,
    isCommand: false,
    onProgress: () => undefined,
    readers: { forAnswers: reader, forLongWork: reader },
    session: { identity: 'bench', findEnd: () => Promise.resolve(null) },
    redact: (text) => text,
  });
  followRuns(services);
  services.changes.onChange(() => {
    const { sent } = services.database
      .prepare(`SELECT count(*) AS sent FROM outbox WHERE state = 'sent'`)
      .get() as { sent: number };
    if (sent > 0) spring('settled');
  });
  return { services, time, settings, recorded };
}

function getChannels(
  { trusted }: Setup,
  settings: { readonly current: Setup['settings'] },
  time: MovingTime,
  log: (sentence: string) => void,
): readonly Channel[] {
  const trust = trusted.length === 0 ? {} : { trusted };
  const secret = () => Promise.resolve({ kind: 'value', value: 'correct horse' } as const);
  return createChannels({
    mail: {
      settings: () => settings.current.channels.mail,
      access: new MailAccess({
        clock: time,
        keepRefreshToken: () => Promise.resolve(),
        learn: () => undefined,
      }),
      secret,
      limits: MAIL_LIMITS,
      wasAccepted: () => false,
      log,
      ...trust,
    },
    http: {
      settings: () => settings.current.channels,
      proxyTo: () => Promise.resolve(null),
      learn: () => undefined,
      secret,
      clock: time,
      deadlineMs: HTTP_DEADLINE_MS,
      log,
      ...trust,
    },
    notify: () => Promise.resolve({ shown: true }),
  });
}

/** A channel that springs the trap when it is given a message, and before it says what became of it. */
function trapped(channel: Channel, spring: (at: Trap) => void): Channel {
  return {
    kind: channel.kind,
    deadlineMs: channel.deadlineMs,
    concurrency: channel.concurrency,
    rehearse: (message) => channel.rehearse(message),
    deliver: async (entry, signal, onHandOver) => {
      spring('leased');
      const result = await channel.deliver(entry, signal, onHandOver);
      spring('answered');
      return result;
    },
  };
}
