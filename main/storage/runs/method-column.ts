import type { DirectionMethod, Method } from '../../../shared/run';
import type { Database } from '../sqlite';
import { methodFrom } from './method-json';
import { readText, storeText } from './texts';

/**
 * How a run was measured, as its column has it. Most runs are measured alike: what they share is stored once, and the
 * column has its number with the figures that differ. What was special about a run stays with it as a whole.
 */
export function toMethodColumn(database: Database, method: Method): string {
  if (method.passedOver.length + method.doubts.length > 0) return JSON.stringify(method);
  const form = {
    ...method,
    download: withWidth(method.download, null),
    upload: withWidth(method.upload, null),
    droppedSamples: 0,
  };
  const own = [
    method.download?.relativeHalfWidth ?? null,
    method.upload?.relativeHalfWidth ?? null,
    method.droppedSamples,
  ];
  return JSON.stringify([storeText(database, JSON.stringify(form)), ...own]);
}

/** Null where there is none, and where a newer version or damage left one that cannot be read. */
export function fromMethodColumn(database: Database, column: string | null): Method | null {
  if (column?.startsWith('[') !== true) return methodFrom(column);
  const [form, download = null, upload = null, dropped] = numbersIn(column);
  const method = form == null ? null : readText(database, form, methodFrom);
  if (method === null) return null;
  return {
    ...method,
    download: withWidth(method.download, download),
    upload: withWidth(method.upload, upload),
    droppedSamples: dropped ?? 0,
  };
}

function withWidth(
  direction: DirectionMethod | null,
  relativeHalfWidth: number | null,
): DirectionMethod | null {
  return direction === null ? null : { ...direction, relativeHalfWidth };
}

/** Empty where damage left something else. */
function numbersIn(text: string): readonly (number | null)[] {
  try {
    const list: unknown = JSON.parse(text);
    const isNumber = (value: unknown) => value === null || typeof value === 'number';
    return Array.isArray(list) && list.every(isNumber) ? list : [];
  } catch {
    return [];
  }
}
