import { describe, expect, it } from 'vitest';
import { TimeZone } from './time-zone';

function getZone(options: { setting?: string; detected?: string }) {
  const system = { ...options };
  const lines: string[] = [];
  const zone = new TimeZone({
    setting: () => system.setting,
    detect: () => system.detected,
    log: (line) => lines.push(line),
  });
  return { zone, system, lines };
}

describe('the time zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    [':Europe/Berlin', 'Europe/Berlin'],
    ['/usr/share/zoneinfo/Asia/Tokyo', 'Asia/Tokyo'],
    [':/usr/share/zoneinfo/posix/Asia/Tokyo', 'Asia/Tokyo'],
  ])('is the one that TZ=%s names', (setting, name) => {
    const { zone, lines } = getZone({ setting, detected: 'America/New_York' });
    expect(zone.current).toBe(name);
    expect(lines).toEqual([]);
  });
  it.each(['', '   ', 'Mars/Olympus', 'CET-1CEST', '../../etc/passwd'])(
    'is UTC where TZ=%j names none, and the log says so once',
    (setting) => {
      const { zone, lines } = getZone({ setting, detected: 'America/New_York' });
      zone.look();
      expect(zone.current).toBe('UTC');
      expect(lines).toEqual([`The time zone "${setting}" is not known: times are in UTC`]);
    },
  );
  it.each([undefined, 'Etc/Unknown'])('is UTC where the system says %s', (detected) => {
    const { zone, lines } = getZone(detected === undefined ? {} : { detected });
    expect(zone.current).toBe('UTC');
    expect(lines).toHaveLength(1);
  });
  it('follows the system', () => {
    const { zone, system } = getZone({ detected: 'Europe/Berlin' });
    expect(zone.look()).toBe(false);
    system.detected = 'Asia/Tokyo';
    expect(zone.current).toBe('Europe/Berlin');
    expect(zone.look()).toBe(true);
    expect(zone.current).toBe('Asia/Tokyo');
  });
});
