import type { Run } from '../../shared/run';
import { isInMaintenance } from '../../shared/schedule/maintenance';
import type { ScheduleSettings } from '../../shared/schedule/schedule';
import type { Settings } from '../../shared/settings';
import { isUnattended } from '../../shared/trigger';
import type { Precheck } from '../core/ports';
import { getOwnServer, wantedProviders } from '../core/run/provider-plan';
import type { LineWait } from '../core/run/run-request';
import {
  shouldStart,
  type ComputerSituation,
  type Conditions,
  type Situation,
  type StartDecision,
} from '../core/schedule/conditions';
import { getScheduleZone } from '../core/schedule/plan';

/** What the conditions of schedules are compared with. */
export interface ConditionReaders {
  /** Reads the values for the conditions. Quick; never rejects. */
  readonly readSituation: (conditions: Conditions) => Promise<ComputerSituation>;
  readonly timeZone: { readonly current: string };
}

/** What a run needs from the computer. */
interface Computer extends ConditionReaders {
  readonly hasNetwork: () => boolean;
  /** Whether this computer has an address of its own, its loopback included. */
  readonly hasAddress: (address: string) => boolean;
}

/** The run that is to start. */
type Starting = Pick<Run, 'trigger' | 'slotAt' | 'startedAt' | 'schedule'>;

/**
 * Whether a run should start. The conditions of a schedule apply only to runs that no person waits for. Whether they
 * wait for the line was decided before.
 */
export async function precheck(
  run: Starting,
  settings: Settings,
  computer: Computer,
  lineWait?: LineWait,
): Promise<Precheck> {
  const schedule = settings.schedules.find(({ id }) => id === run.schedule?.id);
  if (schedule !== undefined && isUnattended(run.trigger)) {
    const line = lineWait?.isStillBusy === true ? 'busy' : null;
    const decision = await decideStart(schedule, run, { line, mayWait: false }, computer);
    if (decision.kind === 'skip') return decision;
  }
  if (!computer.hasNetwork() && !staysOnThisComputer(settings)) {
    return { kind: 'fail', reason: 'offline', detail: 'no network interface has an address' };
  }
  const { localAddress } = settings.measuring.connection;
  if (localAddress !== '' && !computer.hasAddress(localAddress)) {
    return {
      kind: 'fail',
      reason: 'offline',
      detail: `this computer does not have the address ${localAddress}`,
    };
  }
  return { kind: 'go' };
}

/** Whether a run of a schedule starts, by all its conditions. */
export async function decideStart(
  schedule: ScheduleSettings,
  { slotAt, startedAt }: Pick<Run, 'slotAt' | 'startedAt'>,
  line: Pick<Situation, 'line' | 'mayWait'>,
  { readSituation, timeZone }: ConditionReaders,
): Promise<StartDecision> {
  const zone = getScheduleZone(schedule, timeZone.current);
  // A slot within a maintenance window is not made up for afterwards.
  const times = [slotAt ?? startedAt, startedAt];
  return shouldStart(schedule, {
    ...(await readSituation(schedule)),
    ...line,
    isInMaintenance: times.some((at) => isInMaintenance(schedule.maintenance, at, zone)),
  });
}

/** Whether a test server of the user's own is on this computer, so that no network is needed. */
function staysOnThisComputer({ measuring }: Settings): boolean {
  return wantedProviders(measuring).some((kind) =>
    /^(?:https?|wss?):\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?:[:/]|$)/i.test(
      getOwnServer(measuring, kind) ?? '',
    ),
  );
}
