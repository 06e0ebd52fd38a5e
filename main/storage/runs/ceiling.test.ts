import { describe, expect, it } from 'vitest';
import { temporaryRecords } from '../../testing/records';
import { readCeiling, writeCeiling } from './ceiling';

const CEILING = { downloadBitsPerSecond: 9e9, uploadBitsPerSecond: 7e9, measuredAt: 5 };

describe('what the computer can measure at most', () => {
  it('is unknown until it was found', () => {
    expect(readCeiling(temporaryRecords().database, '0.1.0')).toBeNull();
  });
  it('is known to the version that found it', () => {
    const { database } = temporaryRecords();
    writeCeiling(database, '0.1.0', CEILING);
    expect(readCeiling(database, '0.1.0')).toEqual(CEILING);
    expect(readCeiling(database, '0.2.0')).toBeNull();
  });
  it('is unknown where its record cannot be read', () => {
    const { database } = temporaryRecords();
    database.exec(`INSERT INTO meta (key, value) VALUES ('ceiling', '{"version"')`);
    expect(readCeiling(database, '0.1.0')).toBeNull();
  });
});
