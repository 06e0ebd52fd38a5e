import { parentPort, workerData } from 'node:worker_threads';
import { BeatBoard } from './beat-board';
import { BEAT_EVERY_MS, BeatWatch } from './beat-watch';
import { writeStandstill } from './standstill-file';
import type { WatchedProcess, WatchdogReport } from './messages';

/** Watches the main process from a thread of its own, and writes down at once what that process cannot. */
const { memory, folder } = workerData as WatchedProcess;
const board = new BeatBoard(memory);
const watch = new BeatWatch();

setInterval(() => {
  const finding = watch.look({
    wallMs: Date.now(),
    monotonicMs: performance.now(),
    beats: board.beats,
    doing: board.doing,
  });
  if (finding === null) return;
  const report = (found: WatchdogReport) => parentPort?.postMessage(found);
  if (finding.kind === 'over') return report({ ...finding, kind: 'over' });
  try {
    writeStandstill(folder, finding.standstill);
  } catch (error) {
    report({ kind: 'not-written', error });
  }
}, BEAT_EVERY_MS);
