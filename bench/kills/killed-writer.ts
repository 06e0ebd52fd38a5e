import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Line, Phase, Whereabouts, WriterOrder } from './protocol';

const WRITER = fileURLToPath(new URL('./kills-writer.js', import.meta.url));
/** How long the first burst of a phase is taken to last, in ms, until one was seen. */
const FIRST_SPAN_MS = 60;
/** A part of the kills comes after the phase. */
const BEYOND = 1.1;
/** Where a phase was not over by then. */
const GROWTH = 1.3;
/** A writer that does not come to its phase is a fault of the bench, in ms. */
const PATIENCE_MS = 30_000;

export interface Kill extends Whereabouts {
  readonly lines: readonly Line[];
  /** What it said before it ended by itself; null where it was killed. */
  readonly complaint: string | null;
}

/** Starts writers and kills each at a moment within its target. */
export class Killer {
  readonly #random: () => number;
  /** How long the phases last, as far as it was seen. */
  readonly #spans = new Map<Phase, number>();

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Kills within the target of the order; where it has none, the writer ends by itself. */
  async kill(order: WriterOrder): Promise<Kill> {
    const { target } = order;
    const child = spawn(process.execPath, [WRITER, JSON.stringify(order)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const kill = () => void child.kill('SIGKILL');
    const lines: Line[] = [];
    const errors: Buffer[] = [];
    let timer = setTimeout(kill, PATIENCE_MS);
    let beganAt: number | null = null;
    let isSeen = false;
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    createInterface(child.stdout).on('line', (text) => {
      const line = JSON.parse(text) as Line;
      lines.push(line);
      if (target === null) return;
      if (beganAt === null && line.phase === target) {
        beganAt = performance.now();
        clearTimeout(timer);
        timer = setTimeout(kill, this.#random() * BEYOND * (this.#spans.get(target) ?? FIRST_SPAN_MS));
      } else if (beganAt !== null && !isSeen && isBehind(line, target)) {
        isSeen = true;
        this.#learn(target, performance.now() - beganAt);
      }
    });
    const [code] = (await once(child, 'close')) as [number | null];
    clearTimeout(timer);
    // A phase that lasts longer than it was waited for is waited for longer.
    if (target !== null && beganAt !== null && !isSeen) this.#extend(target, performance.now() - beganAt);
    const last = lines.at(-1);
    const isInOrder = code === null || (code === 0 && target === null);
    return {
      lines,
      phase: last?.phase ?? 'open',
      isInside: last?.step === 'begin',
      complaint: isInOrder ? null : Buffer.concat(errors).toString(),
    };
  }

  #learn(phase: Phase, milliseconds: number): void {
    this.#spans.set(phase, ((this.#spans.get(phase) ?? milliseconds) + milliseconds) / 2);
  }

  #extend(phase: Phase, milliseconds: number): void {
    if (milliseconds > (this.#spans.get(phase) ?? FIRST_SPAN_MS) * 0.7)
      this.#spans.set(phase, milliseconds * GROWTH);
  }
}

/** Whether a line comes after a phase that has begun. */
function isBehind({ phase, step }: Line, target: Phase): boolean {
  return phase !== target || (target === 'open' && step === 'done');
}
