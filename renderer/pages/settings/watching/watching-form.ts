import { watchAddressesIn } from '../../../../shared/watch-address';
import type { Settings, WatchTarget } from '../../../../shared/settings';
import { readNumber } from '../../../components/inputs/read-number';
import { fault, type FieldFault } from '../field-fault';

/** The port that almost every large host answers on. */
const USUAL_PORT = 443;
const PORTS = { least: 1, most: 65_535 };

/** A far target as typed: the addresses of one host. `key` stays with the row while it is edited. */
export interface TypedTarget {
  readonly key: string;
  readonly addresses: string;
  /** Empty: 443. */
  readonly port: string;
}

/** How the line is watched between tests, as a person edits it. */
export interface WatchingForm {
  readonly isEnabled: boolean;
  readonly targets: readonly TypedTarget[];
}

/** The form of stored settings. */
export function toWatchingForm({ isEnabled, targets }: Settings['watching']): WatchingForm {
  return { isEnabled, targets: toTypedTargets(targets) };
}

/** Stored targets as rows of the form. */
export function toTypedTargets(targets: readonly WatchTarget[]): readonly TypedTarget[] {
  return targets.map(({ addresses, port }, index) => ({
    key: `stored-${String(index)}`,
    addresses: addresses.join(', '),
    port: String(port),
  }));
}

/** The settings that a form without faults stands for. */
export function toWatching({ isEnabled, targets }: WatchingForm): Settings['watching'] {
  return {
    isEnabled,
    targets: targets.map(({ addresses, port }) => {
      const number = readNumber(port);
      return {
        addresses: [...(watchAddressesIn(addresses) ?? [])],
        port: typeof number === 'number' ? number : USUAL_PORT,
      };
    }),
  };
}

/** Every fault in how the line is watched, in the order of the page. */
export function faultsOfWatching({ targets }: WatchingForm): readonly (FieldFault | null)[] {
  return targets.map(targetFault);
}

/** The field of a value that main refused, by the value's path; null when it is none of these. */
export function fieldOfWatching(path: string, { targets }: WatchingForm): string | null {
  const target = /^watching\.targets\.(\d+)/.exec(path);
  const key = target === null ? undefined : targets[Number(target[1])]?.key;
  if (key !== undefined) return `target-${key}`;
  return path.startsWith('watching') ? 'watch-line' : null;
}

function targetFault({ key, addresses, port }: TypedTarget): FieldFault | null {
  const field = `target-${key}`;
  if (watchAddressesIn(addresses) === null) return fault(field, 'not-a-watch-target', addresses.trim());
  const number = readNumber(port);
  if (number === null) return null;
  const isPort =
    number !== 'unreadable' && Number.isInteger(number) && number >= PORTS.least && number <= PORTS.most;
  return isPort ? null : fault(field, 'port-range', port.trim());
}
