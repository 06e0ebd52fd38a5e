import { DAY_MS } from '../../shared/durations';
import { TOLD_CHANNEL_KINDS, type ToldChannelKind } from '../../shared/channels';
import type { ChannelState } from '../../shared/ipc';
import type { Settings } from '../../shared/settings';
import { isMeant } from '../core/judging/judge';
import type { CanaryRecord, Clock } from '../core/ports';

/** Minimum interval between two canaries while nothing changes, in ms: unsuccessful ones must not flood the user. */
const LEAST_BETWEEN_MS = DAY_MS;

export interface CanaryDeps {
  /** Channels that are switched on without a recent proof of delivery. */
  readonly channelsToProve: () => readonly ToldChannelKind[];
  readonly settings: () => Settings;
  /** Fingerprint of everything that can break delivery. */
  readonly circumstances: () => string;
  readonly read: () => CanaryRecord | null;
  readonly write: (record: CanaryRecord) => void;
  readonly clock: Clock;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * Channels that are switched on without a recent proof of delivery; empty if there are none. Ping is not included: a
 * heartbeat proves it after each run.
 */
export function channelsToProve(states: readonly ChannelState[]): readonly ToldChannelKind[] {
  const unproven = states
    .filter(
      ({ isEnabled, proof }) => isEnabled && (proof === null || proof.level === 'queued' || proof.isStale),
    )
    .map(({ kind }) => kind);
  return TOLD_CHANNEL_KINDS.filter((kind) => unproven.includes(kind));
}

/**
 * Decides which scheduled run is the canary, the regular proof of delivery. A canary differs from other scheduled
 * runs only by its trigger.
 */
export class Canary {
  readonly #deps: CanaryDeps;

  constructor(deps: CanaryDeps) {
    this.#deps = deps;
  }

  /** Whether the next scheduled run should be a canary. */
  isDue(): boolean {
    try {
      return this.#isDue();
    } catch (error) {
      this.#deps.log('Could not read whether a canary is due; the run is not a canary', error);
      return false;
    }
  }

  /** Records that a canary has started. If this fails, the next scheduled run is a canary again. */
  sent(): void {
    try {
      this.#deps.write({ at: this.#deps.clock.now(), circumstances: this.#deps.circumstances() });
    } catch (error) {
      this.#deps.log('A canary could not be recorded; it is repeated', error);
    }
  }

  #isDue(): boolean {
    const { rules } = this.#deps.settings();
    const proving = rules.filter(({ isEnabled, condition }) => isEnabled && condition.kind === 'canary');
    if (proving.length === 0) return false;
    const isProvable = (kind: ToldChannelKind) => proving.some((rule) => isMeant(rule, kind, true));
    if (!this.#deps.channelsToProve().some(isProvable)) return false;
    const last = this.#deps.read();
    if (last === null || last.circumstances !== this.#deps.circumstances()) return true;
    const sinceMs = this.#deps.clock.now() - last.at;
    // A canary dated in the future was sent while the clock was wrong, so its real time is unknown.
    return sinceMs < 0 || sinceMs >= LEAST_BETWEEN_MS;
  }
}
