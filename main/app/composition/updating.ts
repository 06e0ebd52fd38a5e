import { isInRollout } from '../../core/updates/rollout';
import { NOTHING_REMEMBERED, updateMemorySchema } from '../../core/updates/update-memory';
import { UpdateKeeper } from '../../core/updates/update-keeper';
import { unlessRefused } from '../../files/disk-problem';
import { readMetaJson, writeMeta } from '../../storage/meta';
import type { Delivering } from './delivering';
import type { Measuring } from './measuring';
import type { Records } from './records';
import type { ServicesOptions } from './services-options';

/** Under this name the records remember updates. Persisted. */
const MEMORY = 'updates';

export interface UpdatingOptions {
  readonly computer: ServicesOptions;
  readonly records: Pick<Records, 'database' | 'installId'>;
  readonly measuring: Pick<Measuring, 'pipeline' | 'looked'>;
  readonly delivering: Pick<Delivering, 'deliverer'>;
  readonly onChanged: () => void;
}

/** Builds what looks for updates and installs them between tests and deliveries. */
export function buildUpdating({ computer, records, measuring, delivering, onChanged }: UpdatingOptions) {
  const { updates, version, clock, log } = computer;
  const { database, installId } = records;
  const { pipeline, looked } = measuring;
  const { open } = updates;
  let opened: ReturnType<NonNullable<typeof open>> | null = null;
  const isOff = open === null || computer.isCommand || computer.isDemo;
  const updateKeeper = new UpdateKeeper({
    package: updates.package,
    version,
    updater: isOff ? null : () => (opened ??= open((percentage) => isInRollout(installId, percentage))),
    isWanted: () => computer.settings.current.updates.check,
    isTesting: () => pipeline.running !== null,
    isDelivering: () => delivering.deliverer.isBusy(),
    hasNetwork: computer.hasNetwork,
    memory: {
      read: () => readMetaJson(database, MEMORY, updateMemorySchema) ?? NOTHING_REMEMBERED,
      // A disk that refuses it is told elsewhere; it is looked for once more after the next start.
      write: (memory) => void unlessRefused(() => writeMeta(database, MEMORY, JSON.stringify(memory))),
    },
    past: updates.trial,
    restart: computer.restart,
    clock,
    onChanged,
    log,
  });
  looked.hear(() => updateKeeper.look());
  return { updateKeeper };
}
