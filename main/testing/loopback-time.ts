import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { beforeEach, vi } from 'vitest';
import { KnownTimers } from './known-timers';
import { socketTimeoutsByTimers } from './socket-timeouts';

/** What time is made of. Immediates stay: the loop of this process turns as it does. */
const FAKED = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'Date',
  'performance',
  'hrtime',
] as const;
/** All that a step of time set off has happened when so many round trips in a row saw nothing else. */
const QUIET_ROUND_TRIPS = 2;
/** Of somebody who sends without end so much happens in a millisecond. */
const MOST_ROUND_TRIPS = 16;
const CALIBRATIONS = 8;
/** Deadlines of what a test had to do with may run out behind it. */
const LAST_TIMERS_MS = 60_000;
/** Files and names are looked up outside of the loop; time waits for them. */
const LOOK_UP = /^(?:FSReq|CloseReq|GetAddrInfo|GetNameInfo|QueryReq)/;

/** Of node:perf_hooks, since Node.js 20.18. */
interface LoopTiming {
  readonly nodeTiming: { readonly uvMetricsInfo: { readonly events: number } };
}
const { nodeTiming } = performance as unknown as LoopTiming;

/**
 * Gives the tests of a file a time of its own, in which clocks, timers and deadlines of this process run. A millisecond
 * of it passes when everything that was sent over the loopback has arrived and was answered: it takes no longer than
 * that, and on a slow computer no less. So a server that this process runs has the rate and the delay that it sets
 * itself, to the millisecond, on every computer.
 */
export function useLoopbackTime(): void {
  beforeEach(async ({ onTestFinished }) => {
    const time = await LoopbackTime.start();
    // This comes after everything that a test closes behind itself.
    onTestFinished(() => time.stop());
  });
}

class LoopbackTime {
  #isOver = false;
  #usualEvents = Number.POSITIVE_INFINITY;
  #onEcho: () => void = () => undefined;
  #passing: Promise<void> = Promise.resolve();
  #resetTimers: () => void = () => undefined;
  #resetSockets: () => void = () => undefined;
  readonly #timers = new KnownTimers();
  readonly #echo: Socket;

  private constructor(echo: Socket) {
    this.#echo = echo.on('data', () => {
      this.#onEcho();
    });
  }

  static async start(): Promise<LoopbackTime> {
    const time = new LoopbackTime(await echoingSocket());
    for (let count = 0; count < CALIBRATIONS; count++) {
      time.#usualEvents = Math.min(time.#usualEvents, await time.#roundTrip());
    }
    vi.useFakeTimers({ toFake: [...FAKED] });
    time.#resetTimers = time.#timers.install();
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(timeoutSignal);
    time.#resetSockets = socketTimeoutsByTimers();
    time.#passing = time.#pass();
    return time;
  }

  /** Fails when timers still run a minute after the test. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#passing;
    this.#resetSockets();
    for (let ms = 0; this.#timers.count > 0 && ms < LAST_TIMERS_MS; ms++) await this.#passMillisecond();
    vi.restoreAllMocks();
    this.#resetTimers();
    vi.useRealTimers();
    this.#echo.destroy();
    const { count } = this.#timers;
    if (count > 0) throw new Error(`Timers left running by this test: ${String(count)}`);
  }

  async #pass(): Promise<void> {
    while (!this.#isOver) await this.#passMillisecond();
  }

  async #passMillisecond(): Promise<void> {
    await this.#settled();
    try {
      vi.advanceTimersByTime(1);
    } catch (error) {
      // What a timer throws is uncaught, as it is outside of tests.
      setImmediate(() => {
        throw error;
      });
    }
  }

  async #settled(): Promise<void> {
    let quiet = 0;
    for (let trips = 0; quiet < QUIET_ROUND_TRIPS && trips < MOST_ROUND_TRIPS; trips++) {
      quiet = (await this.#roundTrip()) > this.#usualEvents ? 0 : quiet + 1;
      if (quiet === QUIET_ROUND_TRIPS && (await this.#lookedUp())) quiet = 0;
    }
  }

  /** Waits for files and names; false when there was nothing to wait for. */
  async #lookedUp(): Promise<boolean> {
    let hasWaited = false;
    while (process.getActiveResourcesInfo().some((name) => LOOK_UP.test(name))) {
      await this.#roundTrip();
      hasWaited = true;
    }
    return hasWaited;
  }

  /** Sends a byte over the loopback and back; how many events the loop of this process handled meanwhile. */
  async #roundTrip(): Promise<number> {
    const before = nodeTiming.uvMetricsInfo.events;
    await new Promise<void>((resolve) => {
      this.#onEcho = resolve;
      this.#echo.write('.');
    });
    return nodeTiming.uvMetricsInfo.events - before;
  }
}

async function echoingSocket(): Promise<Socket> {
  const server = createServer((far) => {
    far.setNoDelay(true).pipe(far);
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const near = connect((server.address() as AddressInfo).port, '127.0.0.1').setNoDelay(true);
  await new Promise((resolve) => near.once('connect', resolve));
  return near;
}

/** AbortSignal.timeout() on the timers of a test. */
function timeoutSignal(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
  };
  setTimeout(abort, milliseconds).unref();
  return controller.signal;
}
