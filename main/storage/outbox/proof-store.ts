import { DAY_MS } from '../../../shared/durations';
import type { ChannelKind } from '../../../shared/channels';
import { PROOF_LEVELS, type ChannelProof, type ProofLevel } from '../../../shared/messages/proof';
import type { Clock } from '../../core/ports';
import type { Database } from '../sqlite';

const WEEK_MS = 7 * DAY_MS;

interface ProofRow {
  readonly level: ProofLevel;
  readonly at: number;
  readonly reply: string;
  readonly circumstances: string;
}

export interface ProofStoreDeps {
  readonly database: Database;
  readonly clock: Clock;
  /** A text that changes with whatever can break the way of a channel: its settings, the version, the network. */
  readonly circumstances: (channel: ChannelKind) => string;
}

/** What proves that messages of a channel arrive: the newest proof of each level. */
export class ProofStore {
  readonly #deps: ProofStoreDeps;

  constructor(deps: ProofStoreDeps) {
    this.#deps = deps;
  }

  /** A message has arrived as far as `level` says. */
  write(channel: ChannelKind, level: Exclude<ProofLevel, 'queued'>, reply: string): void {
    this.#deps.database
      .prepare(
        'INSERT OR REPLACE INTO proofs (channel, level, at, reply, circumstances) VALUES (?, ?, ?, ?, ?)',
      )
      .run(channel, level, this.#deps.clock.now(), reply, this.#deps.circumstances(channel));
  }

  /** The newest proof of a channel, of two at the same time the stronger; null while nothing has arrived. */
  read(channel: ChannelKind): ChannelProof | null {
    const rows = this.#deps.database
      .prepare(
        `SELECT level, at, reply, circumstances FROM proofs WHERE channel = ?
         ORDER BY at DESC, CASE level WHEN 'confirmed' THEN 0 WHEN 'seen' THEN 1 ELSE 2 END`,
      )
      .all(channel) as unknown as readonly ProofRow[];
    // A level that a newer version wrote, or damage, proves nothing here.
    const [newest] = rows.filter((row) => PROOF_LEVELS.includes(row.level));
    if (newest === undefined) return null;
    const { level, at, circumstances } = newest;
    // What the server said when it took the message is told beside a stronger proof, too.
    const reply = newest.reply || (rows.find((row) => row.level === 'accepted')?.reply ?? '');
    const isOld = Math.abs(this.#deps.clock.now() - at) >= WEEK_MS;
    return { level, at, reply, isStale: isOld || circumstances !== this.#deps.circumstances(channel) };
  }
}
