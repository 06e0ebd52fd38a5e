import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

const READY_WITHIN_MS = 15_000;
const POLL_MS = 50;

/** The inspector of a Node process that was started with `--inspect`. */
export interface Inspector {
  /** Evaluates an expression there; its value as JSON. */
  evaluate(expression: string): Promise<unknown>;
  close(): void;
}

/** Waits until the inspector at a port of loopback answers, and connects to it. */
export async function openInspector(port: number): Promise<Inspector> {
  const socket = new WebSocket(await addressOf(port));
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
        const params = { expression, returnByValue: true };
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

async function addressOf(port: number): Promise<string> {
  const giveUpAt = performance.now() + READY_WITHIN_MS;
  while (performance.now() < giveUpAt) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/json/list`);
      const [target] = (await response.json()) as readonly { readonly webSocketDebuggerUrl: string }[];
      if (target !== undefined) return target.webSocketDebuggerUrl;
    } catch {
      await pause(POLL_MS);
    }
  }
  throw new Error('the inspector did not answer within 15 seconds');
}
