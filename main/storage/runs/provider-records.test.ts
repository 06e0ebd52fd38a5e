import { expect, it } from 'vitest';
import { temporaryRecords } from '../../testing/records';
import { SqliteProviderRecords } from './provider-records';

it('what is remembered of a provider takes the place of what was, but for its last use', () => {
  const records = new SqliteProviderRecords(temporaryRecords().database);
  const used = { kind: 'ndt7', server: '', lastUsedAt: 5, notBeforeAt: 9, reason: 'too-soon' } as const;
  const elsewhere = { ...used, server: 'ws://192.168.1.9/', lastUsedAt: null };
  records.write(used);
  records.write(elsewhere);
  expect(records.read()).toEqual([used, elsewhere]);
  const heldOff = { ...used, lastUsedAt: null, notBeforeAt: 20, reason: 'refused-by-provider' } as const;
  records.write(heldOff);
  expect(records.read()).toEqual([{ ...heldOff, lastUsedAt: 5 }, elsewhere]);
});
