import type { PrintedPage } from '../../../shared/report/printed-page';
import type { CeilingAnswer } from '../../../shared/ipc';
import type { RunProgress } from '../../../shared/run-progress';
import type { Mailbox } from '../../channels/mail/mailbox/mailbox';
import type { Channel, Clock, Measurer, MonotonicClock, Timers } from '../../core/ports';
import type { InterfaceReading } from '../../core/schedule/line-traffic';
import { type ReaderPorts } from '../../reading/reading';
import type { OoklaProgram } from '../../providers/ookla/find';
import type { ServerDirectory } from '../../providers/server-directory';
import type { EventStore } from '../../storage/event-store';
import type { SurroundingsDeps } from '../../surroundings/surroundings-service';
import type { SettingsKeeper } from '../../storage/settings/settings-keeper';
import type { LiveStateDeps } from '../live-state';
import type { TimeZone } from '../time-zone';
import type { UpdatesHere } from '../updates-here';

/** What the services need from the computer and from Electron; provided by the composition root. */
export interface ServicesOptions {
  readonly dataFolder: string;
  readonly settings: Pick<SettingsKeeper, 'current'>;
  /** Events of files that were found before; further ones are added. */
  readonly events: EventStore;
  readonly channels: readonly Channel[];
  readonly mailbox: Pick<Mailbox, 'isKnown' | 'look'>;
  readonly measurer: Measurer;
  readonly servers: ServerDirectory;
  readonly hasNetwork: () => boolean;
  /** Whether a server could be reached, as far as the system knows without a connection. Answers quickly. */
  readonly canReach: (url: string) => Promise<boolean>;
  /** Whether this computer has an address of its own, its loopback included. */
  readonly hasAddress: (address: string) => boolean;
  /** The network that the computer is in; null where there is none. */
  readonly network: () => string | null;
  /** The system’s proxies for an address, as a list of the form `PROXY host:port; DIRECT`. */
  readonly resolveProxy: (url: string) => Promise<string>;
  /** The address of the user's own proxy, with the stored password where it names a user. */
  readonly withProxyPassword: (proxyUrl: string) => Promise<string>;
  readonly lookForOokla: () => Promise<OoklaProgram>;
  readonly measureCeiling: () => Promise<Exclude<CeilingAnswer, { kind: 'busy' }>>;
  readonly isOnBattery: () => boolean;
  /** Whether another application is full screen; null where it cannot be told. May reject. */
  readonly isFullScreen: (signal: AbortSignal) => Promise<boolean | null>;
  /** The counters of the interface that leads out; null where they are not told, or nothing leads out. */
  readonly readTraffic: () => InterfaceReading | null;
  readonly systemConditions: LiveStateDeps['systemConditions'];
  readonly systemLanguages: () => readonly string[];
  readonly version: string;
  /** What updates this copy, and how it was installed. */
  readonly updates: UpdatesHere;
  readonly isDemo: boolean;
  /** The data folder was deleted and made again with its records: what else was in it is to be written again. */
  readonly onFolderRewritten: () => void;
  /** Set in a command, which does its one task and nothing else: what it leaves is done at the next start. */
  readonly isCommand: boolean;
  /** The session of the computer that this process runs in, and whether another one is over. */
  readonly session: {
    readonly identity: string;
    readonly findEnd: (identity: string | null) => Promise<string | null>;
  };
  /** What tells where this computer is, and how long ago it woke. */
  readonly surroundings: Pick<SurroundingsDeps, 'sources' | 'processors' | 'msSinceWake' | 'engineVersion'>;
  readonly timeZone: Pick<TimeZone, 'current' | 'look'>;
  readonly clock: Clock & MonotonicClock;
  readonly timers: Timers;
  /** Quits the application at a person’s request. */
  /** The bytes of a PDF document. */
  readonly printReport: (page: PrintedPage) => Promise<Uint8Array>;
  readonly quit: () => void;
  /** Ends this process and starts the application again. */
  readonly restart: () => void;
  readonly onProgress: (progress: RunProgress) => void;
  readonly readers: ReaderPorts;
  /** Removes every known secret from a text. */
  readonly redact: (text: string) => string;
  readonly log: (sentence: string, error?: unknown) => void;
}
