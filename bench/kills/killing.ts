import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../main/testing/random';
import { Killer, type Kill } from './killed-writer';
import { Ledger } from './ledger';
import {
  BACKUP,
  FOUND,
  PHASES,
  type Fault,
  type Found,
  type Phase,
  type Whereabouts,
  type WriterOrder,
} from './protocol';

/** Then a new folder is begun: each start looks at everything. */
const KILLS_A_FOLDER = 25;
const NOWHERE: Whereabouts = { phase: 'open', isInside: false };

export interface PhaseCount {
  kills: number;
  /** Those between the announcement of a write and its acknowledgement. */
  inside: number;
  faults: number;
}

/** Kills one writer after the other; each looks at what the last one has left. */
export class Killing {
  readonly counts = new Map<Phase, PhaseCount>(
    PHASES.map((phase) => [phase, { kills: 0, inside: 0, faults: 0 }]),
  );
  readonly faults: (Fault & { readonly where: string })[] = [];
  acknowledged = 0;
  readonly #place: string;
  readonly #seed: number;
  readonly #killer: Killer;
  #ledger = new Ledger();
  #folder: string | null = null;
  #killsHere = 0;
  #before = NOWHERE;

  constructor(place: string, seed: number) {
    this.#place = place;
    this.#seed = seed;
    this.#killer = new Killer(seededRandom(seed));
  }

  async killOnce(number: number, target: Phase): Promise<void> {
    if (this.#killsHere >= KILLS_A_FOLDER) {
      await this.lookOnce(number);
      if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true });
      this.#folder = null;
    }
    const order = this.#order(number, target);
    const kill = await this.#killer.kill(order);
    this.#killsHere += 1;
    this.#settle(number, kill);
    const count = this.counts.get(kill.phase);
    if (count === undefined) return;
    count.kills += 1;
    if (kill.isInside) count.inside += 1;
  }

  /** Lets a writer look at the folder and end. */
  async lookOnce(number: number): Promise<void> {
    this.#settle(number, await this.#killer.kill(this.#order(number, null)));
  }

  #order(number: number, target: Phase | null): WriterOrder {
    if (this.#folder === null) {
      this.#folder = join(this.#place, `data-${number}`);
      mkdirSync(this.#folder);
      rmSync(join(this.#place, BACKUP), { force: true });
      this.#ledger = new Ledger();
      this.#before = NOWHERE;
      this.#killsHere = 0;
    }
    const seed = this.#seed * 1_000_000 + number;
    return { folder: this.#folder, place: this.#place, target, before: this.#before, seed, number };
  }

  #settle(number: number, { lines, complaint, phase, isInside }: Kill): void {
    const hasLooked = lines.some(({ step }) => step === 'found');
    const faults = hasLooked ? [...this.#ledger.settle(this.#found())] : [];
    if (complaint !== null) faults.push({ kind: 'ended', text: complaint });
    const { phase: at, isInside: wasInside } = this.#before;
    const where = `kill ${number - 1}, ${at}${wasInside ? '' : ', between two writes'}`;
    for (const fault of faults) this.faults.push({ where, ...fault });
    const count = this.counts.get(at);
    if (count !== undefined && faults.length > 0) count.faults += 1;
    for (const line of lines) this.#ledger.take(line);
    this.acknowledged += lines.filter(({ step }) => step === 'done').length;
    if (hasLooked) this.#before = { phase, isInside };
    // What is wrong stays to be looked at, and the next writer begins anew.
    if (faults.length > 0) this.#folder = null;
  }

  #found(): Found {
    return JSON.parse(readFileSync(join(this.#place, FOUND), 'utf8')) as Found;
  }
}
