import { isIP, type Socket } from 'node:net';
import { toFailure, type Failure, type NetworkSight } from '../failure';
import { networkSight } from '../traffic/own-network';
import type { Route } from './route';

/** Stage of a connection. */
type Stage = 'resolving' | 'connecting' | 'tunnel' | 'securing' | 'open';

/** Follows the stage of a connection, so that a failure names the place where it occurred. */
export class ConnectStage {
  readonly #route: Route;
  readonly #sight: () => NetworkSight;
  #stage: Stage;

  /** `sight` reports what this computer can reach when the connection has failed. */
  constructor(route: Route, sight = networkSight) {
    this.#route = route;
    this.#sight = sight;
    this.#stage = isIP(route.peer.host) === 0 ? 'resolving' : 'connecting';
  }

  /** Follows the socket that connects first: to the proxy if there is one, else to the server. */
  follow(socket: Socket): void {
    socket.once('lookup', (error: Error | null) => {
      if (error === null && this.#stage === 'resolving') this.#stage = 'connecting';
    });
    socket.once('connect', () => {
      if (this.#stage !== 'open') this.#stage = this.#route.proxy === null ? 'securing' : 'tunnel';
    });
  }

  /** The proxy has opened its tunnel; TLS with the server comes next. */
  tunnelled(): void {
    this.#stage = 'securing';
  }

  /** The connection is open. */
  opened(): void {
    this.#stage = 'open';
  }

  /** The failure for an error of the socket at this stage. */
  toFailure(error: unknown): Failure {
    const failure = toFailure(error, this.#sight());
    const { proxy } = this.#route;
    if (proxy === null || !this.#isBeforeTunnel() || failure.reason === 'offline') return failure;
    return { reason: 'proxy', detail: `the proxy ${proxy.name} cannot be used: ${failure.detail}` };
  }

  /** The failure for a timeout at this stage; `waited` describes the wait: `within 5 seconds`. */
  silence(waited: string): Failure {
    const { proxy, name, peer } = this.#route;
    if (proxy !== null && this.#isBeforeTunnel()) {
      return { reason: 'proxy', detail: `no connection through the proxy ${proxy.name} ${waited}` };
    }
    switch (this.#stage) {
      case 'resolving':
        return {
          reason: this.#sight().hasWayOut ? 'no-dns' : 'offline',
          detail: `the name ${peer.host} was not resolved ${waited}`,
        };
      case 'connecting':
      case 'tunnel':
        return { reason: 'timeout', detail: `no connection to ${name} ${waited}` };
      case 'securing':
      case 'open':
        return { reason: 'timeout', detail: `no answer from ${name} ${waited}` };
    }
  }

  /** The failure for a connection that was closed; null once it is open, or if only the server knows the cause. */
  closure(): Failure | null {
    const { proxy } = this.#route;
    if (proxy === null || !this.#isBeforeTunnel()) return null;
    return { reason: 'proxy', detail: `the proxy ${proxy.name} closed the connection` };
  }

  #isBeforeTunnel(): boolean {
    return this.#stage === 'resolving' || this.#stage === 'connecting' || this.#stage === 'tunnel';
  }
}
