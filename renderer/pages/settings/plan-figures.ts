import { fromMegabits, toMegabits } from '../../../shared/texts/format';
import type { Settings } from '../../../shared/settings';
import { readNumber } from '../../components/inputs/read-number';
import { fault, inRange, type FieldFault } from './field-fault';
import { THROUGHPUT_MBIT } from './throughput-range';

type StoredPlan = Omit<Settings['plan'], 'network'>;

/** The figures of a contract beside the maximum, in Mbit/s as typed; empty where the user has not said. */
export interface TypedFigures {
  readonly normalDownload: string;
  readonly normalUpload: string;
  readonly minimumDownload: string;
  readonly minimumUpload: string;
}

/** A whole plan as typed. */
export interface TypedPlan {
  readonly download: string;
  readonly upload: string;
  readonly more: TypedFigures;
}

/** The figures beside the maximum with the names of their fields, in the order of the page. */
export const FURTHER_FIGURES = [
  { name: 'normalDownload', field: 'normal-download' },
  { name: 'normalUpload', field: 'normal-upload' },
  { name: 'minimumDownload', field: 'minimum-download' },
  { name: 'minimumUpload', field: 'minimum-upload' },
] as const satisfies readonly { readonly name: keyof TypedFigures; readonly field: string }[];

/** A figure of a plan as a field of the page names it. */
export type PlanField = 'download' | 'upload' | (typeof FURTHER_FIGURES)[number]['field'];

export const NO_FIGURES: TypedFigures = {
  normalDownload: '',
  normalUpload: '',
  minimumDownload: '',
  minimumUpload: '',
};

/** Whether any of the figures is typed. */
export function hasFigures(typed: TypedFigures): boolean {
  return FURTHER_FIGURES.some(({ name }) => typed[name].trim() !== '');
}

/** The form of a stored plan. */
export function toTypedPlan(plan: StoredPlan): TypedPlan {
  const megabits = (value: number | null) => (value === null ? '' : String(toMegabits(value)));
  return {
    download: megabits(plan.downloadBitsPerSecond),
    upload: megabits(plan.uploadBitsPerSecond),
    more: {
      normalDownload: megabits(plan.normalDownloadBitsPerSecond),
      normalUpload: megabits(plan.normalUploadBitsPerSecond),
      minimumDownload: megabits(plan.minimumDownloadBitsPerSecond),
      minimumUpload: megabits(plan.minimumUploadBitsPerSecond),
    },
  };
}

/** The plan that a form without faults stands for. */
export function toStoredPlan({ download, upload, more }: TypedPlan): StoredPlan {
  const bits = (text: string) => {
    const value = readNumber(text);
    return typeof value === 'number' ? fromMegabits(value) : null;
  };
  return {
    downloadBitsPerSecond: bits(download),
    uploadBitsPerSecond: bits(upload),
    normalDownloadBitsPerSecond: bits(more.normalDownload),
    normalUploadBitsPerSecond: bits(more.normalUpload),
    minimumDownloadBitsPerSecond: bits(more.minimumDownload),
    minimumUploadBitsPerSecond: bits(more.minimumUpload),
  };
}

/** Faults of a plan: figures that cannot be, and figures out of order. `idOf` gives the id of a field in the page. */
export function faultsOfPlan(
  { download, upload, more }: TypedPlan,
  idOf: (field: PlanField) => string,
): readonly FieldFault[] {
  const range = (field: PlanField, typed: string) =>
    inRange(idOf(field), typed, THROUGHPUT_MBIT, 'throughput-range');
  const further = (['download', 'upload'] as const).flatMap((direction) => {
    const maximum = direction === 'download' ? download : upload;
    const normal = direction === 'download' ? more.normalDownload : more.normalUpload;
    const minimum = direction === 'download' ? more.minimumDownload : more.minimumUpload;
    const normalId = idOf(`normal-${direction}`);
    const minimumId = idOf(`minimum-${direction}`);
    return [
      range(`normal-${direction}`, normal) ??
        (isAbove(normal, maximum) ? fault(normalId, 'normal-above-maximum', normal) : null),
      range(`minimum-${direction}`, minimum) ??
        (isAbove(minimum, normal) ? fault(minimumId, 'minimum-above-normal', minimum) : null) ??
        (isAbove(minimum, maximum) ? fault(minimumId, 'minimum-above-maximum', minimum) : null),
    ];
  });
  return [range('download', download), range('upload', upload), ...further].filter((found) => found !== null);
}

/** Whether both are numbers, the first the higher. */
function isAbove(typed: string, other: string): boolean {
  const [value, limit] = [readNumber(typed), readNumber(other)];
  return typeof value === 'number' && typeof limit === 'number' && value > limit;
}
