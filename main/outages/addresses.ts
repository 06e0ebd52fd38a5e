import { isIP, isIPv4, isIPv6 } from 'node:net';
import { MINUTE_MS } from '../../shared/durations';
import type { WatchTarget } from '../../shared/settings';

const LOOK_UP_EVERY_MS = 10 * MINUTE_MS;

export interface TargetAddressesDeps {
  readonly targets: readonly WatchTarget[];
  /** The addresses of a name; rejects where there are none. */
  readonly lookUp: (name: string) => Promise<readonly string[]>;
  readonly monotonicMs: () => number;
}

/**
 * The addresses of the far targets. A name is looked up ahead and its last address kept: that names cannot be resolved
 * says nothing about the line, and a name that never could has no address.
 */
export class TargetAddresses {
  readonly #deps: TargetAddressesDeps;
  readonly #known = new Map<string, readonly string[]>();
  readonly #lookedUpMs = new Map<string, number>();

  constructor(deps: TargetAddressesDeps) {
    this.#deps = deps;
  }

  /** The address to connect to now; null where the target has none of a kind that leads out. */
  of(target: number, hasIpv4: boolean | null): { readonly host: string; readonly port: number } | null {
    const found = this.#deps.targets[target];
    if (found === undefined) return null;
    const all = found.addresses.flatMap((address) =>
      isIP(address) === 0 ? this.#named(address) : [address],
    );
    const isUsable = hasIpv4 === false ? isIPv6 : hasIpv4 === true ? isIPv4 : () => true;
    const host = all.find(isUsable);
    return host === undefined ? null : { host, port: found.port };
  }

  #named(name: string): readonly string[] {
    const now = this.#deps.monotonicMs();
    const before = this.#lookedUpMs.get(name);
    if (before === undefined || now - before >= LOOK_UP_EVERY_MS) {
      this.#lookedUpMs.set(name, now);
      void this.#lookUp(name);
    }
    return this.#known.get(name) ?? [];
  }

  async #lookUp(name: string): Promise<void> {
    try {
      const addresses = await this.#deps.lookUp(name);
      if (addresses.length > 0) this.#known.set(name, addresses);
    } catch {
      // The last known address counts, and the next look tries again.
    }
  }
}
