import { isIP, BlockList } from 'node:net';
import { SECOND_MS } from '../../shared/durations';
import type { Timers } from '../core/ports';
import type { NetworkSight } from '../engine/failure';

/** Timeout of a look-up, in ms. Without a DNS server, it may take a minute to fail. */
const LOOK_UP_WITHIN_MS = 3 * SECOND_MS;

export interface NetworkReadinessDeps {
  readonly sight: () => NetworkSight;
  /** Resolves if a host name has an address; rejects if not. */
  readonly lookUp: (host: string) => Promise<unknown>;
  readonly timers: Timers;
}

/**
 * Checks whether a test could reach its server, without a connection to it: a route exists and the host name can be
 * resolved. Container bridges and inactive tunnels do not count as routes.
 */
export class NetworkReadiness {
  readonly #deps: NetworkReadinessDeps;
  /** Running look-ups, so that none is started twice. */
  readonly #pending = new Map<string, Promise<boolean>>();

  constructor(deps: NetworkReadinessDeps) {
    this.#deps = deps;
  }

  /** Resolves within a few seconds. False for an invalid URL. */
  async canReach(url: string): Promise<boolean> {
    const host = getHost(url);
    if (host === null) return false;
    const kind = getKind(host);
    if (kind === 'own') return true;
    const { hasNetwork, hasWayOut } = this.#deps.sight();
    if (kind === 'near') return hasNetwork;
    return hasWayOut && (kind === 'far' || this.#hasAddress(host));
  }

  #hasAddress(host: string): Promise<boolean> {
    const pending = this.#pending.get(host) ?? this.#lookUp(host);
    return new Promise((resolve) => {
      const cancel = this.#deps.timers.after(LOOK_UP_WITHIN_MS, () => resolve(false));
      void pending.then((isFound) => {
        cancel();
        resolve(isFound);
      });
    });
  }

  #lookUp(host: string): Promise<boolean> {
    const found = this.#deps.lookUp(host).then(
      () => true,
      () => false,
    );
    this.#pending.set(host, found);
    void found.finally(() => this.#pending.delete(host));
    return found;
  }
}

function getHost(url: string): string | null {
  try {
    return new URL(url).hostname.replace(/^\[|\]$/g, '');
  } catch {
    return null;
  }
}

/** Kind of a host: this computer, its local network, any other address, or a name that has to be resolved. */
function getKind(host: string): 'own' | 'near' | 'far' | 'name' {
  const version = isIP(host);
  if (version === 0) return /(?:^|\.)localhost$/i.test(host) ? 'own' : 'name';
  const family = version === 6 ? 'ipv6' : 'ipv4';
  if (OWN.check(host, family)) return 'own';
  return NEAR.check(host, family) ? 'near' : 'far';
}

const OWN = new BlockList();
OWN.addSubnet('127.0.0.0', 8);
OWN.addAddress('::1', 'ipv6');

/** Private and link-local addresses: RFC 1918, RFC 3927, RFC 4193, RFC 4291. */
const NEAR = new BlockList();
NEAR.addSubnet('10.0.0.0', 8);
NEAR.addSubnet('172.16.0.0', 12);
NEAR.addSubnet('192.168.0.0', 16);
NEAR.addSubnet('169.254.0.0', 16);
NEAR.addSubnet('fc00::', 7, 'ipv6');
NEAR.addSubnet('fe80::', 10, 'ipv6');
