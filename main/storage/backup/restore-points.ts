import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupCounts, RestorePoint } from '../../../shared/backup/backup';
import { isOfDisk } from '../../files/disk-problem';
import { StartRefusal } from '../../files/start-refusal';
import { lookAt } from '../recovery/contents';
import { countFile } from './counts';
import { asideNames, BEFORE_RESTORE } from './pending-restore';
import { RECORDS } from './manifest';

const DAILY = /^\d{4}-\d{2}-\d{2}\.db$/;

/** Where the records of a copy are. */
export interface PointPlace {
  readonly id: string;
  readonly kind: RestorePoint['kind'];
  readonly records: string;
}

/** The copies of a data folder that Linewatch made by itself, in no order that means anything. */
export function pointPlaces(folder: string): readonly PointPlace[] {
  const before = asideNames(join(folder, BEFORE_RESTORE)).map((name) => `${BEFORE_RESTORE}/${name}`);
  return [
    ...dailyPlaces(folder, 'copies'),
    ...before
      .map((id) => ({ id, kind: 'before-restore' as const, records: join(folder, id, RECORDS) }))
      .filter(({ records }) => existsSync(records)),
    ...before.flatMap((id) => dailyPlaces(folder, `${id}/copies`)),
  ];
}

/**
 * The copies with what they hold, the one with the newest test first: the clock that wrote them may have been wrong.
 */
export function restorePoints(folder: string, now: number): readonly RestorePoint[] {
  return pointPlaces(folder)
    .map(({ id, kind, records }) => ({ id, kind, ...factsOf(records), counts: countCalmly(records, now) }))
    .sort(
      (one, other) =>
        (other.counts?.newestAt ?? -1) - (one.counts?.newestAt ?? -1) ||
        (other.counts?.tests ?? -1) - (one.counts?.tests ?? -1) ||
        other.id.localeCompare(one.id),
    );
}

function dailyPlaces(folder: string, within: string): readonly PointPlace[] {
  const copies = join(folder, within);
  if (!existsSync(copies)) return [];
  return readdirSync(copies)
    .filter((name) => DAILY.test(name))
    .map((name) => ({ id: `${within}/${name}`, kind: 'daily', records: join(copies, name) }));
}

function factsOf(path: string): Pick<RestorePoint, 'madeAt' | 'bytes'> {
  const found = statSync(path, { throwIfNoEntry: false });
  return { madeAt: found === undefined ? null : Math.round(found.mtimeMs), bytes: found?.size ?? 0 };
}

/** Null for a copy that cannot be used, whatever the reason. */
function countCalmly(path: string, now: number): BackupCounts | null {
  try {
    return lookAt(path, now, { readOnly: true, isQuick: true }).kind === 'sound' ? countFile(path) : null;
  } catch (error) {
    if (error instanceof StartRefusal || isOfDisk(error)) return null;
    throw error;
  }
}
