import type { ChannelKind } from '../../shared/channels';
import type { Message, MessageKind, OutboxEntry } from '../../shared/messages/message';
import type { DeliveryProblem } from '../../shared/messages/delivery-problems';
import type { ProviderKind, ServerRef } from '../../shared/providers';
import type {
  CompletedRun,
  EndedRun,
  FailureReason,
  Figures,
  Method,
  Mode,
  OpenRun,
  PassedOver,
} from '../../shared/run';
import type { SkipReason } from '../../shared/unmeasured';
import type { MeasuredSurroundings } from '../../shared/surroundings';
import type { RunProgress } from '../../shared/run-progress';
import type { Occasion, Verdict } from '../../shared/rules/verdict';
import type { Judgement } from './judging/judge';
import type { RuleMemory } from './judging/memory';
import type { MeasuredAt } from './judging/reference';
import type { ScheduleState } from './schedule/ports';

/** Wall-clock time, in milliseconds since the epoch. */
export interface Clock {
  now(): number;
}

/** Time that passes in the same way whatever the wall clock is set to. Only differences of readings mean something. */
export interface MonotonicClock {
  /** Milliseconds while the computer is awake; whether time asleep is counted depends on the system. */
  monotonicMs(): number;
  /** Milliseconds since the computer started, time asleep included; precise to about a second. */
  uptimeMs(): number;
}

/** Timers of the wall clock's pace; a test's moves by hand. */
export interface Timers {
  /** Calls `action` once after a while, unless the returned function cancels it before. */
  after(milliseconds: number, action: () => void): () => void;
}

/** Everything the engine process needs to know for one measurement. Crosses a process border as JSON. */
export interface MeasureJob {
  readonly runId: string;
  /** Of Linewatch; for services that want to know who asks. */
  readonly version: string;
  readonly mode: Mode;
  /** The providers to try, in this order; may be empty when all are passed over. */
  readonly providers: readonly ProviderKind[];
  /** Providers that come before these and are not to be tried now. */
  readonly passedOver: readonly PassedOver[];
  readonly connection: ConnectionWish;
  readonly network: string | null;
  readonly librespeed: {
    /** Candidates; the nearest by latency is used. */
    readonly servers: readonly LibrespeedServer[];
  };
  readonly cloudflare: {
    /** Base address, ending in a slash. */
    readonly url: string;
  };
  readonly ndt7: {
    /** Address of a server of the user's own (ws or wss, or http or https); null asks M-Lab for the nearest. */
    readonly serverUrl: string | null;
    /** Where M-Lab names its nearest servers. */
    readonly locateUrl: string;
  };
  readonly nq: {
    /** Address of the configuration document, or of the host that has it at its well-known path. */
    readonly configUrl: string;
  };
  readonly ookla: {
    /** The server's number; null lets the program choose. */
    readonly serverId: string | null;
    /** A folder that is the program's home. */
    readonly homeFolder: string;
  };
}

/** How connections are to be made. */
export interface ConnectionWish {
  readonly ipVersion: 'any' | 'ipv4' | 'ipv6';
  /** An address of this computer to start from; null leaves it to the system. */
  readonly localAddress: string | null;
  /** Address of an HTTP proxy (`http://user:password@host:port`) for a provider's HTTPS; none where it is missing. */
  readonly proxies: Readonly<Partial<Record<ProviderKind, string>>>;
}

/** A provider that must not be used again for a while. */
export interface HoldOff {
  readonly provider: ProviderKind;
  readonly forMs: number;
  readonly reason: FailureReason;
}

/** One entry of a LibreSpeed server list, addresses made absolute. */
export interface LibrespeedServer {
  readonly name: string;
  /** Base address, with scheme, ending in a slash. */
  readonly url: string;
  /** Tried when `url` does not answer, for entries that leave the scheme open. */
  readonly fallbackUrl?: string;
  /** Relative to `url`. All paths are empty where they are not known: the engine finds the usual ones. */
  readonly downloadPath: string;
  readonly uploadPath: string;
  readonly pingPath: string;
  readonly ipPath: string;
}

interface MeasuredHead {
  /** The provider that was used last. */
  readonly provider: ProviderKind;
  readonly method: Method | null;
  readonly holdOffs: readonly HoldOff[];
  /** What was seen beside the test; nothing if not given. */
  readonly surroundings?: MeasuredSurroundings;
}

/** How a measurement ended. Figures of one that failed or was cancelled are what it had found until then. */
export type MeasureOutcome = MeasuredHead &
  (
    | { readonly kind: 'completed'; readonly server: ServerRef; readonly figures: Figures }
    | {
        readonly kind: 'failed';
        readonly reason: FailureReason;
        readonly detail: string;
        readonly server: ServerRef | null;
        readonly figures: Figures | null;
      }
    | { readonly kind: 'cancelled'; readonly server: ServerRef | null; readonly figures: Figures | null }
  );

/** Measures in a process of its own. Always ends: by itself, at `signal`, or at its own hard deadline. */
export interface Measurer {
  measure(
    job: MeasureJob,
    onProgress: (progress: RunProgress) => void,
    signal: AbortSignal,
  ): Promise<MeasureOutcome>;
}

/** Where a run is measured, read while it is: nobody waits for it. */
export interface SurroundingsReading {
  /**
   * The run with what has become known of its surroundings until now, as the privacy settings have it. Ends the reading.
   */
  complete(run: EndedRun, measured: MeasuredSurroundings): EndedRun;
}

/** Reads the surroundings of runs. */
export interface SurroundingsReader {
  /** Starts to read. */
  begin(): SurroundingsReading;
}

/** A message that waits to be written beside its run. */
export interface OutboxDraft {
  readonly id: string;
  /** The run that it is about; null where it is about none. */
  readonly runId: string | null;
  readonly occasionId: string | null;
  readonly kind: MessageKind;
  readonly channel: ChannelKind;
  readonly recipient: string;
  readonly messageId: string;
  readonly message: Message;
  /** It is not due before; null where it is due at once. */
  readonly heldUntil: number | null;
  /** Whether quiet hours hold it whenever it becomes due in them; false for what is urgent or was asked for. */
  readonly mayBeHeld: boolean;
}

/** The records of runs. Every method is one transaction. */
export interface RunStore {
  /**
   * Records that a run starts, unless another one is open; false then. With it, where the schedule stands once the
   * slot of the run is taken.
   */
  open(run: OpenRun, schedule?: ScheduleState | null): boolean;
  /** Writes the end of a run, its judgement and its messages together; a run that was never opened is added. */
  record(run: EndedRun, judgement: Judgement, messages: readonly OutboxDraft[]): void;
  /** Writes a later judgement of a recorded run and its messages together; the run itself stays as it is stored. */
  settle(runId: string, judgement: Judgement, messages: readonly OutboxDraft[]): void;
  /** Nothing is measured again. */
  forgetChain(): void;
  /** Whether the end of a run is recorded, or another run serves its slot of the schedule. */
  isRecorded(run: EndedRun): boolean;
  /** Runs that are open, oldest first: this process's own and those that ended processes left. */
  openRuns(): readonly LeftRun[];
  /** Notes at this process's open run that the application ends now: should it not get further, no crash ended it. */
  noteEnd(): void;
  /** Gives up this process's open run, whose end could not be recorded: the next start closes it. */
  releaseLease(): void;
  /** The newest completed runs, newest first. Here as below, runs that a person has excluded from statistics are left out. */
  lastCompleted(limit: number): readonly CompletedRun[];
  /** The newest run that was tried, whatever its end: missed and skipped slots do not count. Null without any. */
  lastTried(): EndedRun | null;
  /** Ended runs that began in a stretch of time, the end excluded, oldest first. */
  endedBetween(from: number, to: number): readonly EndedRun[];
  /** Where and by what the completed runs of a stretch of time were measured, the end excluded, oldest first. */
  measuredBetween(from: number, to: number): readonly MeasuredAt[];
  /** Changes whenever past runs are excluded from statistics or included again. */
  statisticsStamp(): string;
}

/** What rules remember, and the occasions that the clock found. Every method is one transaction. */
export interface OccasionStore {
  /** What each rule remembers, by its id. */
  memories(): Readonly<Record<string, RuleMemory>>;
  /** Whether there is an occasion of this id. */
  isRecorded(id: string): boolean;
  /** Writes an occasion, its judgement and its messages together. */
  record(occasion: Occasion, judgement: Judgement, messages: readonly OutboxDraft[]): void;
  /** Writes what rules remember from now on, where nothing is worth an occasion. */
  remember(memories: Judgement['memories']): void;
}

/** The newest regular proof: when it was sent, and a hash of what it was sent under. */
export interface CanaryRecord {
  readonly at: number;
  readonly circumstances: string;
}

/** Words an occasion for every channel that its rule names. */
export interface OccasionTeller {
  composeOccasion(occasion: Occasion, verdict: Verdict): readonly OutboxDraft[];
}

/** What delivers the outbox. */
export interface Kickable {
  /** Messages may be due: it looks at once. */
  kick(): void;
}

/** What a channel says of one attempt to deliver. An exception is a bug of the channel. */
export type DeliveryResult =
  | { readonly kind: 'accepted'; readonly reply: string }
  | {
      /** `retry`: later may work. `blocked`: a person must change something. `failed`: refused for good. */
      readonly kind: 'retry' | 'blocked' | 'failed';
      readonly problem: DeliveryProblem;
      readonly reply: string;
      readonly isMaybeDelivered: boolean;
      /** The other side asks to be left alone for so long before the next try. */
      readonly retryAfterMs?: number;
    };

/** What a secret's reading gives. `unreadable`: it is stored, but the keyring or the file did not give it. */
export type SecretReading =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly detail: string };

/** Delivers a finished message, and nothing else. */
export interface Channel {
  readonly kind: ChannelKind;
  /** After this long an attempt is given up; the deliverer enforces it. */
  readonly deadlineMs: number;
  /** How many messages it may deliver at the same time. */
  readonly concurrency: number;
  /**
   * One attempt. `onHandOver` is called right before the other side can have the whole message (a mail's final dot, the
   * end of a request): an attempt that breaks off earlier cannot have delivered it.
   */
  deliver(entry: OutboxEntry, signal: AbortSignal, onHandOver: () => void): Promise<DeliveryResult>;
  /** Lays a message out without sending it: the words of the fault, or null when all is well. */
  rehearse(message: Message): string | null;
}

/** An open run, and the session of the computer in which it was opened; null in records of earlier versions. */
export interface LeftRun {
  readonly run: OpenRun;
  readonly session: string | null;
}

/** Whether a run should start at all. */
export type Precheck =
  | { readonly kind: 'go' }
  | { readonly kind: 'skip'; readonly reason: SkipReason }
  | { readonly kind: 'fail'; readonly reason: FailureReason; readonly detail: string };
