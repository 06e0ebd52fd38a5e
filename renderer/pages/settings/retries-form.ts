import { MOST_WAITS, WAIT_MINUTES } from '../../../shared/retry-limits';
import type { Settings } from '../../../shared/settings';
import { readNumber } from '../../components/inputs/read-number';
import { fault, type FieldFault } from './field-fault';

/** What is measured again before anybody is told, as a person edits it. */
export interface RetriesForm {
  readonly isEnabled: boolean;
  /** Minutes, separated by commas. */
  readonly waits: string;
  readonly confirmsBreaches: boolean;
  readonly confirmAfter: string;
}

/** The form of stored settings. */
export function toRetriesForm(retries: Settings['retries']): RetriesForm {
  const { isEnabled, waitsMinutes, confirmsBreaches, confirmAfterMinutes } = retries;
  return {
    isEnabled,
    waits: waitsMinutes.join(', '),
    confirmsBreaches,
    confirmAfter: String(confirmAfterMinutes),
  };
}

/** The settings that a form without faults stands for. What is not asked for keeps its stored value. */
export function toRetries(typed: RetriesForm, before: Settings['retries']): Settings['retries'] {
  const confirmAfter = readNumber(typed.confirmAfter);
  return {
    isEnabled: typed.isEnabled,
    waitsMinutes: [...(readWaits(typed.waits) ?? before.waitsMinutes)],
    confirmsBreaches: typed.confirmsBreaches,
    confirmAfterMinutes: isWait(confirmAfter) ? confirmAfter : before.confirmAfterMinutes,
  };
}

/** Faults of the fields that are shown. */
export function faultsOfRetries(typed: RetriesForm): readonly (FieldFault | null)[] {
  const areWaitsRead = !typed.isEnabled || readWaits(typed.waits) !== null;
  const isAfterRead = !typed.confirmsBreaches || isWait(readNumber(typed.confirmAfter));
  return [
    areWaitsRead ? null : fault('retry-waits', 'wait-list', typed.waits.trim()),
    isAfterRead ? null : fault('confirm-after', 'wait-range', typed.confirmAfter.trim()),
  ];
}

/** Minutes as typed, separated by commas or semicolons of either script; null where they are not one to five waits. */
function readWaits(typed: string): readonly number[] | null {
  const waits = typed.split(/[,;，；、]/).map((part) => readNumber(part));
  return waits.length <= MOST_WAITS && waits.every(isWait) ? waits : null;
}

function isWait(number: ReturnType<typeof readNumber>): number is number {
  return typeof number === 'number' && number >= WAIT_MINUTES.least && number <= WAIT_MINUTES.most;
}
