import type { Change, Fault, Found, Line } from './protocol';

/** Runs that retention may remove; they are counted then. */
const AGED = 'run/aged-';
/** How many runs retention has removed. */
export const THINNED = 'thinned';

/** Copies and backups, of which the newest that counts is to hold as much at least. */
const COUNTED = ['copy', 'backup'] as const;

/** What the writers have acknowledged, held against what is there. */
export class Ledger {
  readonly #held = new Map<string, string | null>();
  readonly #counts = new Map<string, string | null>();
  #pending: Change = {};
  #thinned = 0;

  /** Takes a line of a writer that has been looked at; what it does before that, in opening, changes nothing. */
  take({ step, phase, change }: Line): void {
    if (phase === 'open') return;
    if (step === 'begin') {
      this.#pending = change;
      return;
    }
    for (const [name, value] of Object.entries({ ...this.#pending, ...change })) {
      const isCount = COUNTED.some((one) => one === name);
      (isCount ? this.#counts : this.#held).set(name, value);
    }
    this.#pending = {};
  }

  /**
   * Holds everything that was acknowledged against what is there: each thing has its last acknowledged value, or all of the
   * write that was not acknowledged has happened. From then on what is there counts.
   */
  settle({ things, faults: known }: Found): readonly Fault[] {
    const found = new Map(Object.entries(things));
    const faults = [
      ...known,
      ...this.#tooFew(found),
      ...this.#halves(found),
      ...this.#missing(found),
      ...this.#strangers(found),
    ];
    for (const name of Object.keys(this.#pending)) this.#held.set(name, found.get(name) ?? null);
    this.#pending = {};
    return faults;
  }

  #tooFew(found: ReadonlyMap<string, string>): readonly Fault[] {
    return COUNTED.flatMap((name) => {
      const [wanted, there] = [this.#counts.get(name), found.get(name)];
      return wanted == null || there === undefined || Number(there) >= Number(wanted)
        ? []
        : [{ kind: name, text: `it holds ${there} runs of ${wanted}` }];
    });
  }

  #halves(found: ReadonlyMap<string, string>): readonly Fault[] {
    const changed = Object.entries(this.#pending).filter(
      ([name, value]) => (this.#held.get(name) ?? null) !== value,
    );
    const happened = changed.filter(([name, value]) => (found.get(name) ?? null) === value);
    const isWhole = happened.length === 0 || happened.length === changed.length;
    return isWhole ? [] : [{ kind: 'half', text: `only ${happened.map(([name]) => name).join(', ')}` }];
  }

  #missing(found: ReadonlyMap<string, string>): readonly Fault[] {
    const faults: Fault[] = [];
    let gone = 0;
    for (const [name, value] of this.#held) {
      const actual = found.get(name) ?? null;
      if (actual === value || (name in this.#pending && actual === this.#pending[name])) continue;
      if (name.startsWith(AGED) && actual === null) {
        gone += 1;
        this.#held.delete(name);
      } else
        faults.push({ kind: 'lost', text: `${name}: ${actual ?? 'gone'} instead of ${value ?? 'gone'}` });
    }
    const thinned = Number(found.get(THINNED) ?? 0);
    if (gone !== thinned - this.#thinned) {
      faults.push({
        kind: 'lost',
        text: `${gone} old runs are gone, ${thinned - this.#thinned} are counted`,
      });
    }
    this.#thinned = thinned;
    return faults;
  }

  #strangers(found: ReadonlyMap<string, string>): readonly Fault[] {
    return [...found.keys()]
      .filter(
        (name) =>
          name !== THINNED &&
          !COUNTED.some((one) => one === name) &&
          !this.#held.has(name) &&
          !(name in this.#pending),
      )
      .map((name) => ({ kind: 'stranger', text: `${name} was never written` }));
  }
}
