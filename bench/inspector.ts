import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

const READY_WITHIN_MS = 15_000;
const POLL_MS = 50;

/** The inspector of a Node process that was started with `--inspect`. */
export interface Inspector {
  /** Evaluates an expression there, and waits where it is a promise; its value as JSON. */
  evaluate(expression: string): Promise<unknown>;
  close(): void;
}

/** What a debugging port of loopback has to offer: a Node process, or the pages of a browser. */
export interface Target {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly webSocketDebuggerUrl: string;
}

/** Waits until the inspector at a port of loopback answers, and connects to its first target, or the first wanted one. */
export async function openInspector(
  port: number,
  isWanted: (target: Target) => boolean = () => true,
): Promise<Inspector> {
  const socket = new WebSocket(await getAddress(port, isWanted));
  await once(socket, 'open');
  let lastId = 0;
  return {
    evaluate: (expression) => {
      const id = ++lastId;
      return new Promise((resolve) => {
        const hear = (message: Buffer): void => {
          const answer = JSON.parse(message.toString()) as Answer;
          if (answer.id !== id) return;
          socket.off('message', hear);
          resolve(answer.result?.result?.value);
        };
        socket.on('message', hear);
        const params = { expression, returnByValue: true, awaitPromise: true };
        socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
      });
    },
    close: () => {
      socket.terminate();
    },
  };
}

interface Answer {
  readonly id?: number;
  readonly result?: { readonly result?: { readonly value?: unknown } };
}

/** The targets of a debugging port; empty while it does not answer. */
export async function targetsAt(port: number): Promise<readonly Target[]> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/json/list`);
    return (await response.json()) as readonly Target[];
  } catch {
    return [];
  }
}

async function getAddress(port: number, isWanted: (target: Target) => boolean): Promise<string> {
  const giveUpAt = performance.now() + READY_WITHIN_MS;
  while (performance.now() < giveUpAt) {
    const target = (await targetsAt(port)).find(isWanted);
    if (target !== undefined) return target.webSocketDebuggerUrl;
    await pause(POLL_MS);
  }
  throw new Error('the inspector did not answer within 15 seconds');
}
