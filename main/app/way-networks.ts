import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/durations';
import type { Settings } from '../../shared/settings';
import type { Surroundings } from '../../shared/surroundings';
import type { NetworkMarks } from '../core/network/known-network';
import type { NetworkWay } from '../core/outages/network-path';
import type { NetworkFacts } from '../core/outages/route-steps';
import { hashedDescription, hashedMarks, withPrivacy } from '../surroundings/privacy';
import { beginReading, type ReadingDeps } from '../surroundings/reading';
import type { NetworkMemory } from '../surroundings/surroundings-service';

/** What the networks of the watching are recognised with. */
export interface WayNetworksDeps extends ReadingDeps {
  readonly networks: Pick<NetworkMemory, 'see'> & {
    /** The key of the network with these marks, which are hashes; null of one that is not known. */
    find(description: string, marks: NetworkMarks): string | null;
  };
  readonly settings: () => Pick<Settings, 'privacy'>;
  /** Secret of this installation, for hashes. */
  readonly key: string;
  readonly now: () => number;
}

/** More networks in a row than anybody passes through; those of before are read again. */
const MOST_READ = 20;

/** Pauses after each reading in a row that names another way; the last one is that of all later ones. */
const PAUSES_MS = [10 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS] as const;

/**
 * So many readings in a row that name another way do not come of a move: there are several ways out (a tunnel, two
 * uplinks). The network is told by what the way itself tells.
 */
const MOVES_IN_A_ROW = 1;

/** What was read in a way. */
interface WayReading {
  /** Null until it is known; empty where only the way itself tells of its network. */
  readonly found: Surroundings | null;
  /** How many readings in a row named another way. */
  readonly misfits: number;
  /** When the newest reading named another way; null while it is being read, and once a reading fits. */
  readonly misfitAt: number | null;
}

/**
 * Recognises the networks that the line is watched in by the same marks as those of runs, and learns new ones. The marks
 * that take long to read come a moment after the network was seen first; until then it is told by the others.
 */
export class WayNetworks {
  readonly #deps: WayNetworksDeps;
  readonly #readings = new Map<string, WayReading>();

  constructor(deps: WayNetworksDeps) {
    this.#deps = deps;
  }

  /** Never throws: what cannot be recognised is not known. */
  at(way: NetworkWay): NetworkFacts {
    const reading = this.#readings.get(JSON.stringify(way));
    if (reading === undefined || this.#isDue(reading)) void this.#begin(way);
    const found = reading?.found ?? null;
    const known = { ...getSurroundings(way), ...found };
    const { gatewayIpv4, gatewayIpv6 } = withPrivacy(known, this.#deps.settings().privacy, this.#deps.key);
    const { networks } = this.#deps;
    return {
      network: this.#recognise(way, known, (seen) => {
        const key = networks.find(seen.description, seen);
        // One that was forgotten meanwhile, as the oldest of very many, is learnt again.
        return key === null && found !== null ? networks.see(seen) : key;
      }),
      linkKind: known.linkKind ?? null,
      gateway: gatewayIpv4 ?? gatewayIpv6 ?? null,
    };
  }

  /** A clock that was set back ends a pause. */
  #isDue({ misfits, misfitAt }: WayReading): boolean {
    if (misfitAt === null) return false;
    const pauseMs = PAUSES_MS[misfits - 1] ?? HOUR_MS;
    const passedMs = this.#deps.now() - misfitAt;
    return passedMs < 0 || passedMs >= pauseMs;
  }

  async #begin(way: NetworkWay): Promise<void> {
    const name = JSON.stringify(way);
    const before = this.#readings.get(name) ?? { found: null, misfits: 0 };
    if (this.#readings.size >= MOST_READ) this.#readings.clear();
    this.#readings.set(name, { ...before, misfitAt: null });
    const reading = beginReading(this.#deps);
    await reading.ended;
    const found = reading.finish();
    if (isOfWay(found, way)) {
      this.#learn(way, { found, misfits: 0, misfitAt: null });
      return;
    }
    // The computer has moved on while it was read, or has several ways out: it is read again.
    const misfits = before.misfits + 1;
    this.#learn(way, {
      found: misfits > MOVES_IN_A_ROW ? {} : null,
      misfits,
      misfitAt: this.#deps.now(),
    });
  }

  #learn(way: NetworkWay, reading: WayReading): void {
    this.#readings.set(JSON.stringify(way), reading);
    if (reading.found === null) return;
    this.#recognise(way, { ...getSurroundings(way), ...reading.found }, (seen) =>
      this.#deps.networks.see(seen),
    );
  }

  #recognise(
    { description }: NetworkWay,
    known: Surroundings,
    findKey: (seen: Parameters<NetworkMemory['see']>[0]) => string | null,
  ): string | null {
    const { settings, key, log } = this.#deps;
    if (description === null) return null;
    const { privacy } = settings();
    try {
      return findKey({
        description: privacy.addresses === 'recorded' ? description : hashedDescription(description, key),
        label: withPrivacy(known, privacy, key).ssid ?? null,
        ...hashedMarks(known, key),
      });
    } catch (error) {
      log('The network of the line could not be recognised; what happens in it is recorded without', error);
      return null;
    }
  }
}

/** What the way itself tells. */
function getSurroundings({ interfaceName, gateway, gatewayHardware }: NetworkWay): Surroundings {
  const address = gateway?.replace(/%.*$/, '');
  return {
    ...(interfaceName !== null && { interfaceName }),
    ...(address !== undefined &&
      (address.includes(':') ? { gatewayIpv6: address } : { gatewayIpv4: address })),
    ...(gatewayHardware !== null && { gatewayHardware }),
  };
}

/** Whether surroundings say nothing against a way; what is not known of one may be any. */
function isOfWay(found: Surroundings, way: NetworkWay): boolean {
  const known = getSurroundings(way);
  const names = ['interfaceName', 'gatewayIpv4', 'gatewayHardware'] as const;
  return names.every(
    (name) => found[name] === undefined || known[name] === undefined || found[name] === known[name],
  );
}
