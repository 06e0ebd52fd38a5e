import { randomBytes } from 'node:crypto';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';

/** Enough that nobody guesses the name that a network has in another chain. */
const NAME_BYTES = 8;
const FIND = 'SELECT id, name FROM chain_networks WHERE key = ?';

/** A network as the chain has it. */
export interface ChainNetwork {
  readonly id: number;
  /** Random: it tells networks apart, and nothing of them. */
  readonly name: string;
}

/** The network with this key in the chain; null of one that no entry names. */
export function findChainNetwork(database: Database, key: string): ChainNetwork | null {
  const row = prepared(database, FIND).get(key) as ChainNetwork | undefined;
  return row === undefined ? null : { ...row };
}

/** The same within a transaction that writes: one that is not known gets a name. */
export function chainNetwork(database: Database, key: string): ChainNetwork {
  const known = findChainNetwork(database, key);
  if (known !== null) return known;
  const name = randomBytes(NAME_BYTES).toString('hex');
  prepared(database, 'INSERT INTO chain_networks (key, name) VALUES (?, ?)').run(key, name);
  return findChainNetwork(database, key) ?? { id: 0, name };
}
