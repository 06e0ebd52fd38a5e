import type { Trigger } from '../../shared/run';
import type { Settings } from '../../shared/settings';
import type { Precheck } from '../core/ports';
import { getOwnServer, wantedProviders } from '../core/run/provider-plan';
import { isUnattended } from '../core/run/run-plan';

/** What a run needs of the computer. */
interface Computer {
  readonly hasNetwork: () => boolean;
  /** Whether this computer has an address of its own, its loopback included. */
  readonly hasAddress: (address: string) => boolean;
  readonly isOnBattery: () => boolean;
}

/** Whether a run should start at all. Only runs that nobody waits for are left out on battery. */
export function precheck(trigger: Trigger, settings: Settings, computer: Computer): Precheck {
  if (isUnattended(trigger) && settings.schedule.skipOnBattery && computer.isOnBattery()) {
    return { kind: 'skip', reason: 'on-battery' };
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

/** Whether a test server of the user's own is on this computer, so that no network is needed. */
function staysOnThisComputer({ measuring }: Settings): boolean {
  return wantedProviders(measuring).some((kind) =>
    /^(?:https?|wss?):\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?:[:/]|$)/i.test(
      getOwnServer(measuring, kind) ?? '',
    ),
  );
}
