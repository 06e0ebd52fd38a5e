import { DAY_MS } from '../../shared/durations';
import { TOLD_CHANNEL_KINDS, type ToldChannelKind } from '../../shared/channels';
import type { ChannelState } from '../../shared/ipc';
import type { Settings } from '../../shared/settings';
import { isMeant } from '../core/judging/judge';
import type { CanaryRecord, Clock } from '../core/ports';

/** Between two canaries while nothing changes: one that proves nothing must not become a flood. */
const LEAST_BETWEEN_MS = DAY_MS;

export interface CanaryDeps {
  /** Channels that are switched on and have no fresh proof that their messages arrive. */
  readonly channelsToProve: () => readonly ToldChannelKind[];
  readonly settings: () => Settings;
  /** Changes with whatever can break the way to the readers. */
  readonly circumstances: () => string;
  readonly read: () => CanaryRecord | null;
  readonly write: (record: CanaryRecord) => void;
  readonly clock: Clock;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * Channels that are switched on and whose messages are not proven to arrive, or not lately. Ping is not among them: a
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
 * Decides which slot of the schedule carries the regular proof that messages arrive. A canary is an ordinary run of
 * the schedule under another label, so nothing but the label differs from what it proves.
 */
export class Canary {
  readonly #deps: CanaryDeps;

  constructor(deps: CanaryDeps) {
    this.#deps = deps;
  }

  /** Whether the next run of the schedule should prove the way. */
  isDue(): boolean {
    try {
      return this.#isDue();
    } catch (error) {
      this.#deps.log('Whether a proof is due could not be read; the run goes without', error);
      return false;
    }
  }

  /** A canary has started. Where that cannot be written, the next slot carries one more. */
  sent(): void {
    try {
      this.#deps.write({ at: this.#deps.clock.now(), circumstances: this.#deps.circumstances() });
    } catch (error) {
      this.#deps.log('A proof could not be written down; it comes again', error);
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
    // One that is dated ahead was sent while the clock was wrong: when it was sent is not known.
    return sinceMs < 0 || sinceMs >= LEAST_BETWEEN_MS;
  }
}
