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
  #looked: { readonly settings: Settings; readonly at: number } | null = null;

  constructor(deps: SubnetForgettingDeps) {
    this.#deps = deps;
  }

  /** Begins where there is something to be replaced. To be called often; looks at new settings, and once a minute. */
  look(): void {
    const { settings, now, log } = this.#deps;
    const { current } = settings;
    if (this.#isBusy || current.privacy.addresses === 'recorded') return;
    const isSeen = this.#looked?.settings === current && Math.abs(now() - this.#looked.at) < MINUTE_MS;
    if (isSeen) return;
    this.#looked = { settings: current, at: now() };
    this.#isBusy = true;
    void this.#replace()
      .catch((error: unknown) => log('Subnets in the names of networks could not be replaced', error))
      .finally(() => (this.#isBusy = false));
  }

  async #replace(): Promise<void> {
    const { settings, database, now, toHash, replace, onReplaced } = this.#deps;
    const plain = [...plainKeys(database, now()), ...keysOf(settings.current)];
    if (plain.length === 0) return;
    const taken = knownKeys(database);
    const replacements = replaceSubnets(plain, taken, toHash);
    this.#replaceInSettings(replacements);
    await replace(replacements);
    onReplaced();
  }

  #replaceInSettings(replacements: readonly SubnetReplacement[]): void {
    const { settings, onSaved, log } = this.#deps;
    const text = JSON.stringify(settings.current);
    const replaced = withoutSubnets(text, replacements);
    if (replaced === text) return;
    const next = JSON.parse(replaced) as Settings;
    const saved = settings.save(next);
    if (saved.kind === 'saved') onSaved(next);
    else log(`Subnets in the settings could not be replaced: ${saved.detail}`);
  }
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
