import { describe, expect, it } from 'vitest';
import type { BusAnswer } from '../bus/ask';
import { isPanelDark } from './panel-theme';

const BUS = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus' };
const says = (scheme: number): BusAnswer => ({ kind: 'answered', values: [scheme] });
const seen = (answer: BusAnswer, environment: object = BUS, platform: NodeJS.Platform = 'linux') =>
  isPanelDark({ platform, environment: { ...environment } }, () => Promise.resolve(answer));

describe('whether the panel is dark', () => {
  it('is asked of the desktop, not of the theme of the window', async () => {
    expect(await seen(says(1))).toBe(true);
    expect(await seen(says(2))).toBe(false);
  });

  it('is not known where a person prefers nothing, or nobody answers', async () => {
    expect(await seen(says(0))).toBeNull();
    expect(await seen({ kind: 'silent' })).toBeNull();
    expect(await seen({ kind: 'answered', values: ['dark'] })).toBeNull();
    expect(await seen(says(1), {})).toBeNull();
    expect(await seen(says(1), BUS, 'win32')).toBeNull();
  });

  it('is known of GNOME, whose panel is dark under every theme', async () => {
    expect(await seen(says(2), { ...BUS, GNOME_SHELL_SESSION_MODE: 'user' })).toBe(true);
  });
});
