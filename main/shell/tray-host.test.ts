import { describe, expect, it } from 'vitest';
import type { BusAnswer } from '../bus/ask';
import { hasTrayHost } from './tray-host';

const BUS = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus' };

async function seen(platform: NodeJS.Platform, answer: BusAnswer, environment: object = BUS) {
  const asked: string[] = [];
  const hasTray = await hasTrayHost({ platform, environment: { ...environment } }, (path, { texts = [] }) => {
    asked.push(`${path} ${texts.join()}`);
    return Promise.resolve(answer);
  });
  return { hasTray, asked };
}

describe('whether the desktop shows icons of the tray', () => {
  it('is known of a panel on the session bus', async () => {
    expect(await seen('linux', { kind: 'answered', values: [true] })).toEqual({
      hasTray: true,
      asked: ['/run/user/1000/bus org.kde.StatusNotifierWatcher'],
    });
    expect((await seen('linux', { kind: 'answered', values: [false] })).hasTray).toBe(false);
  });

  it('is taken for granted where nobody answers, and on other systems', async () => {
    expect((await seen('linux', { kind: 'silent' })).hasTray).toBe(true);
    expect((await seen('linux', { kind: 'answered', values: [false] }, {})).hasTray).toBe(true);
    for (const platform of ['win32', 'darwin'] as const) {
      expect(await seen(platform, { kind: 'silent' })).toEqual({ hasTray: true, asked: [] });
    }
  });
});
