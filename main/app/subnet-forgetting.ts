import { MINUTE_MS } from '../../shared/durations';
import type { Settings } from '../../shared/settings';
import {
  plainDescription,
  replaceSubnets,
  withoutSubnets,
  type SubnetReplacement,
} from '../core/network/plain-subnet';
import { knownKeys, plainKeys } from '../storage/networks/subnet-store';
import type { SettingsKeeper } from '../storage/settings/settings-keeper';
import type { Database } from '../storage/sqlite';

export interface SubnetForgettingDeps {
  readonly settings: Pick<SettingsKeeper, 'current' | 'save'>;
  readonly database: Database;
  readonly now: () => number;
  /** A description with its subnet hashed. */
  readonly toHash: (description: string) => string;
  /** What was begun and not completed. */
  readonly begun: {
    read(): readonly SubnetReplacement[];
    write(replacements: readonly SubnetReplacement[]): void;
    clear(): void;
  };
  /** Keys of networks that name a subnet in what is kept beside the records. */
  readonly beside: () => Promise<readonly string[]>;
  /** Replaces them in the records, and in everything that is kept beside them. */
  readonly replace: (replacements: readonly SubnetReplacement[]) => Promise<unknown>;
  readonly onSaved: (settings: Settings) => void;
  /** The records read otherwise now. */
  readonly onReplaced: () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * Replaces subnets in the keys of networks by hashes, wherever they are stored, once the user no longer lets addresses be
 * recorded: networks keep their runs, their plans and their rules.
 */
export class SubnetForgetting {
  readonly #deps: SubnetForgettingDeps;
  #isBusy = false;
  #hasLookedBeside = false;
  #looked: { readonly settings: Settings; readonly at: number } | null = null;

  constructor(deps: SubnetForgettingDeps) {
    this.#deps = deps;
  }

  /**
   * Begins where there is something to be replaced. To be called often; looks at new settings, and once a minute. What was
   * begun is completed whatever the settings say now: a network would have two names otherwise.
   */
  look(): void {
    const { settings, now, log } = this.#deps;
    const { current } = settings;
    if (this.#isBusy) return;
    const isSeen = this.#looked?.settings === current && Math.abs(now() - this.#looked.at) < MINUTE_MS;
    if (isSeen) return;
    this.#looked = { settings: current, at: now() };
    const isRecorded = current.privacy.addresses === 'recorded';
    if (isRecorded) this.#hasLookedBeside = false;
    this.#isBusy = true;
    void this.#replace(isRecorded)
      .catch((error: unknown) => log('Subnets in the names of networks could not be replaced', error))
      .finally(() => (this.#isBusy = false));
  }

  async #replace(isRecorded: boolean): Promise<void> {
    const { begun, replace, onReplaced } = this.#deps;
    const left = begun.read();
    const found = isRecorded ? [] : await this.#findReplacements();
    const replacements = [...left, ...found.filter(({ plain }) => left.every((one) => one.plain !== plain))]
      // None is replaced in a part of another one.
      .toSorted((one, other) => other.plain.length - one.plain.length);
    if (replacements.length === 0) return;
    begun.write(replacements);
    this.#replaceInSettings(replacements);
    await replace(replacements);
    begun.clear();
    onReplaced();
  }

  async #findReplacements(): Promise<readonly SubnetReplacement[]> {
    const { settings, database, now, toHash, beside } = this.#deps;
    // Files beside the records change at the start alone, and all of them are looked at.
    const kept = this.#hasLookedBeside ? [] : await beside();
    this.#hasLookedBeside = true;
    const plain = [...plainKeys(database, now()), ...keysOf(settings.current), ...kept];
    return plain.length === 0 ? [] : replaceSubnets(plain, knownKeys(database), toHash);
  }

  #replaceInSettings(replacements: readonly SubnetReplacement[]): void {
    const { settings, onSaved, log } = this.#deps;
    const text = JSON.stringify(settings.current);
    const replaced = withoutSubnets(text, replacements);
    if (replaced === text) return;
    const next = namedOnce(JSON.parse(replaced) as Settings);
    const saved = settings.save(next);
    if (saved.kind === 'saved') onSaved(next);
    else log(`Subnets in the settings could not be replaced: ${saved.detail}`);
  }
}

/** A network that was named by its subnet and by the hash of it is one now, and has one name. */
function namedOnce(settings: Settings): Settings {
  const { networks } = settings;
  const isFirst = (network: string, place: number) =>
    networks.findIndex((other) => other.network === network) === place;
  return { ...settings, networks: networks.filter(({ network }, place) => isFirst(network, place)) };
}

/** Keys of networks in the settings that name a subnet. */
function keysOf(settings: Settings): readonly string[] {
  const found: string[] = [];
  JSON.stringify(settings, (_, value: unknown) => {
    if (typeof value === 'string' && plainDescription(value) !== null) found.push(value);
    return value;
  });
  return found;
}
