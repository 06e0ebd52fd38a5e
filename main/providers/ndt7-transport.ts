import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ConnectionUsed } from '../../shared/run';
import { familyOf, fitsFamily, type ConnectionOptions } from '../engine/connection-options';
import type { Failure } from '../engine/failure';
import { openTunnel, proxyName } from '../engine/tunnel';

/** The TCP or TLS connection below a WebSocket (ws or wss), made as the options wish; a proxy is used for wss only. */
export class Ndt7Transport {
  private readonly isTls: boolean;
  private readonly host: string;
  private readonly proxyUrl: string | null;
  private socket: Socket;

  /** Starts to connect. `onReady` hears once of the socket to speak over; its errors are told to who uses it. */
  constructor(
    private readonly url: URL,
    options: ConnectionOptions,
    onReady: (socket: Socket) => void,
    onFailure: (failure: Failure) => void,
  ) {
    this.isTls = url.protocol === 'wss:';
    this.host = url.hostname.replace(/^\[|\]$/g, '');
    this.proxyUrl = this.isTls ? options.proxyUrl : null;
    const peer = this.proxyUrl === null ? url : new URL(this.proxyUrl);
    const target = {
      host: peer.hostname.replace(/^\[|\]$/g, ''),
      port: portOf(peer),
      family: familyOf(options),
      ...(options.localAddress !== null && { localAddress: options.localAddress }),
    };
    const isDirectTls = this.isTls && this.proxyUrl === null;
    this.socket = isDirectTls ? connectTls({ ...target, ...this.tlsOptions() }) : connectPlain(target);
    if (this.proxyUrl === null) onReady(this.socket);
    else this.goThrough(this.proxyUrl, onReady, onFailure);
    if (!fitsFamily(target.host, options)) {
      this.socket.destroy(
        new Error(`${url.host} cannot be reached over the IP version or address wished for`),
      );
    }
  }

  get bytesRead(): number {
    return this.socket.bytesRead;
  }

  /** Bytes that the system has taken. */
  get bytesSent(): number {
    return this.socket.bytesWritten - this.socket.writableLength;
  }

  /** Which way the bytes take; parts are null while it is not open. */
  get used(): ConnectionUsed {
    const { localAddress, remoteFamily } = this.socket;
    return {
      localAddress: localAddress ?? null,
      ipVersion: remoteFamily === 'IPv4' ? 4 : remoteFamily === 'IPv6' ? 6 : null,
      proxy: this.proxyUrl === null ? null : proxyName(this.proxyUrl),
    };
  }

  /** Closes at once. */
  close(): void {
    this.socket.destroy();
  }

  private tlsOptions() {
    return { ALPNProtocols: ['http/1.1'], ...(isIP(this.host) === 0 && { servername: this.host }) };
  }

  private goThrough(
    proxyUrl: string,
    onReady: (socket: Socket) => void,
    onFailure: (failure: Failure) => void,
  ): void {
    const plain = this.socket;
    const target = `${this.url.hostname}:${String(portOf(this.url))}`;
    const fail = (cause: string): void => {
      onFailure({ reason: 'refused', detail: `the proxy ${proxyName(proxyUrl)} cannot be used: ${cause}` });
    };
    const onError = (error: Error): void => {
      fail(error.message);
    };
    const onClose = (): void => {
      fail('it closed the connection');
    };
    plain.on('error', onError);
    plain.on('close', onClose);
    plain.once('connect', () => {
      openTunnel(plain, proxyUrl, target, (failure) => {
        if (plain.destroyed) return;
        if (failure !== null) {
          onFailure(failure);
          return;
        }
        plain.off('close', onClose);
        plain.off('error', onError);
        this.socket = connectTls({ socket: plain, host: this.host, ...this.tlsOptions() });
        onReady(this.socket);
      });
    });
  }
}

function portOf({ protocol, port }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'wss:' ? 443 : 80;
}
