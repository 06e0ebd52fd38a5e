import { Socket } from 'node:net';

/** What net.Socket has beside its types. */
interface Inner {
  setTimeout(this: Socket, milliseconds: number, onTimeout?: () => void): Socket;
  /** Called whenever bytes come or go. */
  _unrefTimer(this: Socket): void;
}

/**
 * Puts the timeouts of sockets, for which Node keeps timers of its own, on setTimeout() as it is at the moment of each
 * call. Gives a function that undoes it.
 */
export function socketTimeoutsByTimers(): () => void {
  const prototype = Socket.prototype as unknown as Inner;
  const before: Partial<Inner> = Object.fromEntries(
    Object.entries(prototype).filter(([name]) => name === 'setTimeout' || name === '_unrefTimer'),
  );
  const silences = new Map<Socket, { readonly ms: number; timer: NodeJS.Timeout }>();
  const followed = new WeakSet<Socket>();
  const start = (socket: Socket, ms: number): void => {
    const onSilence = (): void => void socket.emit('timeout');
    silences.set(socket, { ms, timer: setTimeout(onSilence, ms).unref() });
  };
  const stop = (socket: Socket): void => {
    clearTimeout(silences.get(socket)?.timer);
    silences.delete(socket);
  };
  prototype.setTimeout = function (milliseconds, onTimeout) {
    stop(this);
    if (onTimeout !== undefined && milliseconds === 0) this.off('timeout', onTimeout);
    else if (onTimeout !== undefined) this.once('timeout', onTimeout);
    if (milliseconds === 0 || this.destroyed) return this;
    start(this, milliseconds);
    if (!followed.has(this)) {
      followed.add(this);
      this.once('close', () => {
        stop(this);
      });
    }
    return this;
  };
  prototype._unrefTimer = function () {
    const silence = silences.get(this);
    if (silence === undefined) return;
    clearTimeout(silence.timer);
    start(this, silence.ms);
  };
  return () => {
    for (const socket of silences.keys()) stop(socket);
    Object.assign(prototype, before);
  };
}
