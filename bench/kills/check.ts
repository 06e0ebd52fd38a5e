import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openBackup } from '../../main/storage/backup/read-archive';
import { RECORDS } from '../../main/storage/backup/manifest';
import { lookAt } from '../../main/storage/recovery/contents';
import { bestCopy } from '../../main/storage/recovery/best-copy';
import { thinnedTime } from '../../main/storage/retention/thinned-parts';
import { UnrecordedRunsFile } from '../../main/storage/runs/unrecorded-runs';
import { findFaults } from './facts';
import { THINNED } from './ledger';
import type { OpenedFolder } from './opening';
import { settleOwnFolder } from './own-folders';
import { BACKUP, timeOf, UNRECORDED, type Fault, type Found, type WriterOrder } from './protocol';

const RUNS = `SELECT emit('run/' || id, coalesce(exclusion, '')) FROM runs`;
const MESSAGES = `SELECT emit('message/' || id, iif(state = 'sending', 'pending', state)) FROM outbox`;
const NOTES = `SELECT emit('note/' || id, text) FROM notes`;

/** Looks at everything in a data folder that was just opened, and at what else the last writer was at. */
export async function look(opened: OpenedFolder, order: WriterOrder): Promise<Found> {
  const { place, folder, before, number } = order;
  const now = timeOf(number);
  const { database, told, logged } = opened;
  const complaints = [...told.map((event) => JSON.stringify(event)), ...logged];
  const backup = before.phase === 'backup' ? await findBackup(place, now) : {};
  return {
    things: {
      ...(await findThings(opened, folder)),
      ...findCopy(folder, now),
      ...('runs' in backup ? { backup: backup.runs } : {}),
    },
    faults: [
      ...complaints.map((text) => ({ kind: 'told', text })),
      ...findFaults(database, now),
      ...settleOwnFolder(place, before, now),
      ...('fault' in backup ? [backup.fault] : []),
    ],
  };
}

async function findThings(
  { database, settings, secrets }: OpenedFolder,
  folder: string,
): Promise<Found['things']> {
  const rows = [RUNS, MESSAGES, NOTES].flatMap((sql) => database.ask(sql));
  const things = new Map(rows.map(([name, value]) => [String(name), String(value)]));
  const waiting = new UnrecordedRunsFile(join(folder, UNRECORDED), () => undefined).read();
  for (const { id } of waiting) things.set(`unrecorded/${id}`, '');
  things.set(THINNED, String(thinnedTime(database)?.tests ?? 0));
  if (settings.origin.kind !== 'none')
    things.set('settings', String(settings.current.plan.downloadBitsPerSecond));
  const secret = await secrets.read('mail.password');
  if (secret.kind === 'value') things.set('secret', secret.value);
  return Object.fromEntries(things);
}

/** How many runs the best copy holds. */
function findCopy(folder: string, now: number): Found['things'] {
  const best = bestCopy(join(folder, 'linewatch.db'), join(folder, 'copies'), now);
  return { copy: String(best?.contents.runs ?? 0) };
}

/** How many runs the backup holds, whole; nothing where there is none. */
async function findBackup(
  place: string,
  now: number,
): Promise<{ readonly runs: string } | { readonly fault: Fault } | Record<string, never>> {
  if (!existsSync(join(place, BACKUP))) return {};
  const unpacked = join(place, 'unpacked.db');
  rmSync(unpacked, { force: true });
  try {
    const backup = await openBackup(join(place, BACKUP));
    await backup.unpack(RECORDS, unpacked).finally(backup.close);
    const made = lookAt(unpacked, now, { readOnly: true });
    return made.kind === 'sound'
      ? { runs: String(made.contents.runs) }
      : { fault: { kind: 'backup', text: JSON.stringify(made) } };
  } catch (error) {
    return { fault: { kind: 'backup', text: String(error) } };
  }
}
