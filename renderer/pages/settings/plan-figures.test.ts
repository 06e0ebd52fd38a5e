import { describe, expect, it } from 'vitest';
import { faultsOfPlan, hasFigures, NO_FIGURES, toStoredPlan, toTypedPlan } from './plan-figures';

const STORED = {
  downloadBitsPerSecond: 250_500_000,
  uploadBitsPerSecond: null,
  normalDownloadBitsPerSecond: 200_000_000,
  normalUploadBitsPerSecond: 30_000_000,
  minimumDownloadBitsPerSecond: 150_000_000,
  minimumUploadBitsPerSecond: 20_250_000,
};
const faults = (maximum: string, normal: string, minimum: string) =>
  faultsOfPlan(
    {
      download: maximum,
      upload: '',
      more: { ...NO_FIGURES, normalDownload: normal, minimumDownload: minimum },
    },
    (field) => `plan-${field}`,
  ).map(({ field, problem }) => [field, problem]);

describe('the figures of a contract as typed', () => {
  it('are each stored in bit/s and shown in Mbit/s', () => {
    expect(toTypedPlan(STORED)).toEqual({
      download: '250.5',
      upload: '',
      more: { normalDownload: '200', normalUpload: '30', minimumDownload: '150', minimumUpload: '20.25' },
    });
    expect(toStoredPlan(toTypedPlan(STORED))).toEqual(STORED);
  });

  it('are none where nothing is typed', () => {
    expect(hasFigures({ ...NO_FIGURES, minimumUpload: ' ' })).toBe(false);
    expect(hasFigures({ ...NO_FIGURES, minimumUpload: '1' })).toBe(true);
  });
});

describe('the order of the figures', () => {
  it.each([
    ['100', '80', '60'],
    ['100', '100', '100'],
    ['', '80', '60'],
    ['100', '', '60'],
    ['', '', ''],
  ])('is right: %j, %j, %j', (maximum, normal, minimum) => {
    expect(faults(maximum, normal, minimum)).toEqual([]);
  });

  it.each([
    ['100', '100.5', '', [['plan-normal-download', 'normal-above-maximum']]],
    ['100', '80', '90', [['plan-minimum-download', 'minimum-above-normal']]],
    ['', '80', '90', [['plan-minimum-download', 'minimum-above-normal']]],
    ['100', '', '101', [['plan-minimum-download', 'minimum-above-maximum']]],
    [
      '100',
      'much',
      '0',
      [
        ['plan-normal-download', 'not-a-number'],
        ['plan-minimum-download', 'throughput-range'],
      ],
    ],
  ])('is wrong, and named at its field: %j, %j, %j', (maximum, normal, minimum, found) => {
    expect(faults(maximum, normal, minimum)).toEqual(found);
  });
});
