import type { SqlValue } from './sql-value';

type Parameter = SqlValue | Readonly<Record<string, SqlValue>>;

/**
 * A parameter as it has to be bound. The driver binds a whole number of more than 32 bits as a real one, by which SQL
 * divides and groups as by a fraction; a bigint is bound as the integer that it is.
 */
export function exact(parameter: Parameter): Parameter {
  if (typeof parameter !== 'object' || parameter === null || parameter instanceof Uint8Array) {
    return exactValue(parameter);
  }
  const values: Record<string, SqlValue> = {};
  for (const name in parameter) values[name] = exactValue(parameter[name] ?? null);
  return values;
}

function exactValue(value: SqlValue): SqlValue {
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
}
