import { connect as connectPlain, Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ConnectionUsed } from '../../../shared/connection-used';
import { ConnectStage } from '../../engine/http/connect-stage';
import type { ConnectionOptions } from '../../engine/http/connection-options';
import type { Failure } from '../../engine/failure';
import type { Proxy } from '../../engine/http/proxy';
import { routeTo, type Route } from '../../engine/http/route';
import { connectionUsed, interfaceOfSocket } from '../../engine/http/socket-way';
import { openTunnel } from '../../engine/http/tunnel';

/** The TCP or TLS connection below a WebSocket (ws or wss), made as the options wish; a proxy is used for wss only. */
export class Ndt7Transport {
  readonly #route: Route;
  readonly #stage: ConnectStage;
  #socket: Socket;

  /** Starts to connect. `onReady` hears once of the socket to speak over; its errors are told to who uses it. */
  constructor(
    url: URL,
    options: ConnectionOptions,
    onReady: (socket: Socket) => void,
    onFailure: (failure: Failure) => void,
  ) {
    this.#route = routeTo(url, options);
    this.#stage = new ConnectStage(this.#route);
    const { obstacle, proxy, peer, isTls, tls } = this.#route;
    if (obstacle !== null) {
      this.#socket = new Socket();
      queueMicrotask(() => {
        onFailure(obstacle);
      });
      return;
    }
    this.#socket = isTls && proxy === null ? connectTls({ ...peer, ...tls }) : connectPlain(peer);
    this.#stage.follow(this.#socket);
    if (proxy !== null) this.#goThrough(proxy, onReady, onFailure);
    else {
      this.#socket.once(isTls ? 'secureConnect' : 'connect', this.#onOpen);
      onReady(this.#socket);
    }
  }

  get bytesRead(): number {
    return this.#socket.bytesRead;
  }

  /** Bytes that the system has taken. */
  get bytesSent(): number {
    return this.#socket.bytesWritten - this.#socket.writableLength;
  }

  /** Which way the bytes take; parts are null while it is not open. */
  get used(): ConnectionUsed {
    return connectionUsed(this.#socket, this.#route);
  }

  /** The interface that it goes out by; null where it does not leave this computer, and while it is not open. */
  get interfaceName(): string | null {
    return interfaceOfSocket(this.#socket);
  }

  /** What an error of the socket means at the stage that it has come to. */
  toFailure(error: unknown): Failure {
    return this.#stage.toFailure(error);
  }

  /** What it means that nothing has come of it in time; `waited` names the wait. */
  silence(waited: string): Failure {
    return this.#stage.silence(waited);
  }

  /** Closes at once. */
  close(): void {
    this.#socket.destroy();
  }

  readonly #onOpen = (): void => {
    this.#stage.opened();
  };

  #goThrough(proxy: Proxy, onReady: (socket: Socket) => void, onFailure: (failure: Failure) => void): void {
    const plain = this.#socket;
    const onError = (error: Error): void => {
      onFailure(this.#stage.toFailure(error));
    };
    const onClose = (): void => {
      const closure = this.#stage.closure();
      if (closure !== null) onFailure(closure);
    };
    plain.on('error', onError);
    plain.on('close', onClose);
    plain.once('connect', () => {
      openTunnel(plain, proxy, this.#route, (failure) => {
        if (plain.destroyed) return;
        if (failure !== null) {
          onFailure(failure);
          return;
        }
        plain.off('close', onClose);
        plain.off('error', onError);
        this.#stage.tunnelled();
        this.#socket = connectTls({ socket: plain, host: this.#route.host, ...this.#route.tls });
        this.#socket.once('secureConnect', this.#onOpen);
        onReady(this.#socket);
      });
    });
  }
}
