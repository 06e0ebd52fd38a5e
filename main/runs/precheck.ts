import type { Run } from '../../shared/run';
import type { SkipReason } from '../../shared/unmeasured';
import { isInMaintenance } from '../../shared/schedule/maintenance';
import type { Settings } from '../../shared/settings';
import { isUnattended } from '../../shared/trigger';
import type { Precheck } from '../core/ports';
import { getOwnServer, wantedProviders } from '../core/run/provider-plan';
import { shouldStart, type ComputerSituation, type Conditions } from '../core/schedule/conditions';
import { zoneOf } from '../core/schedule/plan';

/** What a run needs of the computer. */
interface Computer {
  readonly hasNetwork: () => boolean;
  /** Whether this computer has an address of its own, its loopback included. */
  readonly hasAddress: (address: string) => boolean;
  /** Reads what conditions ask for. Ends soon, and never rejects. */
  readonly readSituation: (conditions: Conditions) => Promise<ComputerSituation>;
  readonly timeZone: { readonly current: string };
}

/** The run that is to start. */
type Starting = Pick<Run, 'trigger' | 'slotAt' | 'startedAt' | 'schedule'>;

/** Whether a run should start at all. Only runs that nobody waits for are left out by the conditions of their schedule. */
export async function precheck(run: Starting, settings: Settings, computer: Computer): Promise<Precheck> {
  const reason = isUnattended(run.trigger) ? await findSkipReason(run, settings, computer) : null;
  if (reason !== null) return { kind: 'skip', reason };
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

/** The condition of its schedule that a run does not meet; null where it meets all, or no schedule asks. */
async function findSkipReason(
  run: Starting,
  { schedules }: Settings,
  computer: Computer,
): Promise<SkipReason | null> {
  const schedule = schedules.find(({ id }) => id === run.schedule?.id);
  if (schedule === undefined) return null;
  const zone = zoneOf(schedule, computer.timeZone.current);
  // A slot within a window is not made up for after it.
  const times = [run.slotAt ?? run.startedAt, run.startedAt];
  const decision = shouldStart(schedule, {
    ...(await computer.readSituation(schedule)),
    isInMaintenance: times.some((at) => isInMaintenance(schedule.maintenance, at, zone)),
  });
  return decision.kind === 'skip' ? decision.reason : null;
}

/** Whether a test server of the user's own is on this computer, so that no network is needed. */
function staysOnThisComputer({ measuring }: Settings): boolean {
  return wantedProviders(measuring).some((kind) =>
    /^(?:https?|wss?):\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?:[:/]|$)/i.test(
      getOwnServer(measuring, kind) ?? '',
    ),
  );
}
