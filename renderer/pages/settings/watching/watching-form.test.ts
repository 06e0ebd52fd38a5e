import { describe, expect, it } from 'vitest';
import { faultsOfWatching, fieldOfWatching, toWatching, toWatchingForm } from './watching-form';

const STORED = {
  isEnabled: false,
  targets: [
    { addresses: ['192.0.2.1', '2001:db8::1'], port: 443 },
    { addresses: ['host.example.org'], port: 8443 },
  ],
};
const typed = (addresses: string, port: string) => ({
  isEnabled: true,
  targets: [{ key: 'a', addresses, port }],
});

describe('the form of the watching', () => {
  it('gives the same settings back', () => {
    expect(toWatching(toWatchingForm(STORED))).toEqual(STORED);
  });

  it('takes an empty port as 443', () => {
    expect(toWatching(typed('192.0.2.1', ' '))).toEqual({
      isEnabled: true,
      targets: [{ addresses: ['192.0.2.1'], port: 443 }],
    });
  });

  it('names a target that is no host, and a port that is none', () => {
    const faults = (addresses: string, port: string) => faultsOfWatching(typed(addresses, port));
    expect(faults('192.0.2.1', '443')).toEqual([null]);
    expect(faults('https://example.org', '443')).toEqual([
      { field: 'target-a', problem: 'not-a-watch-target', value: 'https://example.org' },
    ]);
    for (const port of ['0', '65536', '1.5', 'web']) {
      expect(faults('192.0.2.1', port)).toEqual([{ field: 'target-a', problem: 'port-range', value: port }]);
    }
  });

  it('knows where a value stands that was refused', () => {
    const form = typed('192.0.2.1', '');
    expect(fieldOfWatching('watching.targets.0.addresses.1', form)).toBe('target-a');
    expect(fieldOfWatching('watching.isEnabled', form)).toBe('watch-line');
    expect(fieldOfWatching('schedule.cron', form)).toBeNull();
  });
});
