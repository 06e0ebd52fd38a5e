import { describe, expect, it } from 'vitest';
import { bodyBytesFor } from './upload-body';

describe('bodyBytesFor', () => {
  it('takes about 20 ms of the rate of the stream, as a power of two', () => {
    expect(bodyBytesFor(3_125_000, true, Number.POSITIVE_INFINITY)).toBe(65_536);
    expect(bodyBytesFor(100, true, Number.POSITIVE_INFINITY)).toBe(8_192);
    expect(bodyBytesFor(1e9, true, Number.POSITIVE_INFINITY)).toBe(1_048_576);
  });

  it('takes more if a server allows one request at a time or few per connection', () => {
    expect(bodyBytesFor(312_500, false, Number.POSITIVE_INFINITY)).toBe(131_072);
    expect(bodyBytesFor(312_500, true, 100)).toBe(32_768);
  });
});
