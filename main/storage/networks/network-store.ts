import { findNetwork, newKey, type KnownNetwork, type NetworkMarks } from '../../core/network/known-network';
import { inTransaction } from '../migrate';
import { prepared } from '../prepared';
import { COUNTED, RECORDED_HERE } from '../runs/counted';
import type { Database } from '../sqlite';

/** So many networks are remembered; beyond it the one that was seen longest ago is forgotten. */
const MOST_NETWORKS = 500;

const ALL = `SELECT key, description, link_kind AS linkKind, ssid, gateway, gateway_hardware AS gatewayHardware, label
  FROM networks ORDER BY last_seen_at DESC, key`;
const ADD = `INSERT INTO networks
  (key, description, link_kind, ssid, gateway, gateway_hardware, label, first_seen_at, last_seen_at)
  VALUES (:key, :description, :linkKind, :ssid, :gateway, :gatewayHardware, :label, :now, :now)`;
/** Marks that were not known before are learnt; a gateway may get another address. */
const SEEN = `UPDATE networks SET last_seen_at = :now, label = :label,
  link_kind = coalesce(link_kind, :linkKind), ssid = coalesce(ssid, :ssid), gateway = coalesce(:gateway, gateway),
  gateway_hardware = coalesce(gateway_hardware, :gatewayHardware) WHERE key = :key`;
const FORGET = `DELETE FROM networks WHERE key NOT IN
  (SELECT key FROM networks ORDER BY last_seen_at DESC LIMIT ${String(MOST_NETWORKS)})`;

const MOST_MEASURED = `SELECT network FROM runs WHERE outcome = 'completed' AND network IS NOT NULL AND ${COUNTED} AND ${RECORDED_HERE}
  GROUP BY network ORDER BY count(*) DESC, network LIMIT 1`;

/** A network as it is stored. */
export interface StoredNetwork extends KnownNetwork {
  /** The name that the system gives it; null where it has none, or it may not be recorded. */
  readonly label: string | null;
}

/** A network that the computer is in now; its marks are hashes. */
export interface SeenNetwork extends NetworkMarks {
  readonly description: string;
  readonly label: string | null;
}

/** The networks that the computer has been in. */
export class NetworkStore {
  readonly #database: Database;
  readonly #now: () => number;
  readonly #toHash: (description: string) => string;

  /** @param toHash a description with its subnet hashed: the same network may be described either way */
  constructor(database: Database, now: () => number, toHash: (description: string) => string) {
    this.#database = database;
    this.#now = now;
    this.#toHash = toHash;
  }

  /** Every known network, the one that was seen last first. */
  all(): readonly StoredNetwork[] {
    const rows = prepared(this.#database, ALL).all() as unknown as readonly StoredNetwork[];
    return rows.map((row) => ({ ...row }));
  }

  /** The key of the network that is seen, which is learnt where it is new. */
  see({ description, label, ...marks }: SeenNetwork): string {
    return inTransaction(this.#database, () => {
      const known = this.all();
      const found = findNetwork(known, this.#isDescribed(description), marks);
      const key = found?.key ?? newKey(known, description);
      const values = { ...marks, key, label, now: this.#now() };
      if (found === null) prepared(this.#database, ADD).run({ ...values, description });
      else prepared(this.#database, SEEN).run(values);
      prepared(this.#database, FORGET).run();
      return key;
    });
  }

  /** The key of the network that the computer is in; null of one that is not known. Learns nothing. */
  find(description: string, marks: NetworkMarks): string | null {
    return findNetwork(this.all(), this.#isDescribed(description), marks)?.key ?? null;
  }

  /** The key of the network in which most runs were completed; null while none is known. */
  mostMeasured(): string | null {
    const row = prepared(this.#database, MOST_MEASURED).get() as { readonly network: string } | undefined;
    return row?.network ?? null;
  }

  /** The key of the network of this description that was seen last; the description of one that was never seen; null of none. */
  currentKey(description: string | null): string | null {
    if (description === null) return null;
    return this.all().find(this.#isDescribed(description))?.key ?? description;
  }

  #isDescribed(description: string): (network: StoredNetwork) => boolean {
    const hash = this.#toHash(description);
    return (network) => this.#toHash(network.description) === hash;
  }
}
