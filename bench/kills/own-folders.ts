import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { completeRestore } from '../../main/storage/backup/pending-restore';
import { adoption } from '../../main/storage/chain/adoption';
import { compaction } from '../../main/storage/compaction';
import { openDatabase } from '../../main/storage/database';
import { rollingUp } from '../../main/storage/history/roll-ups';
import { findFaults } from './facts';
import { doAll, openFolder } from './opening';
import { timeOf, type Fault, type Whereabouts, type WriterOrder } from './protocol';
import { RESTORED_PLAN, TEMPLATE_RUNS } from './templates';
import { piece } from './writing';

/** Phases that work on a folder of their own, made anew from a template each time. */
export const OWN_FOLDER_PHASES = ['migration', 'recovery', 'restore'] as const;
type OwnPhase = (typeof OWN_FOLDER_PHASES)[number];

const folderOf = (place: string, phase: OwnPhase) => join(place, `own-${phase}`);

/** Opens a folder that is to be brought up to date, mended or restored, and does what follows the start. */
export function inOwnFolder(phase: OwnPhase) {
  return async (_: unknown, { place, number }: WriterOrder): Promise<void> => {
    const folder = folderOf(place, phase);
    rmSync(folder, { recursive: true, force: true });
    cpSync(join(place, `template-${phase}`), folder, { recursive: true });
    await piece(phase, () => {
      completeRestore(folder);
      const { database } = openDatabase(folder, timeOf(number));
      doAll(adoption(database, () => timeOf(number)));
      doAll(compaction(database));
      doAll(rollingUp(database));
      database.close();
      return {};
    });
    rmSync(folder, { recursive: true });
  };
}

/** What is wrong with such a folder once it is opened again after a kill; it is removed then. */
export function settleOwnFolder(
  place: string,
  { phase, isInside }: Whereabouts,
  now: number,
): readonly Fault[] {
  const own = OWN_FOLDER_PHASES.find((one) => one === phase);
  if (own === undefined) return [];
  const folder = folderOf(place, own);
  const faults = isInside && existsSync(folder) ? check(folder, own, now) : [];
  if (faults.length === 0) rmSync(folder, { recursive: true, force: true });
  return faults;
}

function check(folder: string, phase: OwnPhase, now: number): readonly Fault[] {
  const { database, settings } = openFolder(folder, now);
  try {
    const runs = Number(database.ask('SELECT emit(count(*)) FROM runs')[0]?.[0]);
    const isComplete = phase === 'recovery' ? runs >= TEMPLATE_RUNS : runs === TEMPLATE_RUNS;
    const plan = settings.current.plan.downloadBitsPerSecond;
    doAll(adoption(database, () => now));
    doAll(rollingUp(database));
    const faults = [...findFaults(database, now)];
    if (!isComplete) faults.push({ kind: phase, text: `${runs} runs of ${TEMPLATE_RUNS}` });
    if (phase === 'restore' && plan !== RESTORED_PLAN)
      faults.push({ kind: phase, text: `the settings are not restored: ${plan ?? 'none'}` });
    return faults;
  } finally {
    database.close();
  }
}
