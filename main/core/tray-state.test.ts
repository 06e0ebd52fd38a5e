import { describe, expect, it } from 'vitest';
import { channelState } from '../testing/app-state';
import { trayStateOf, type TraySituation } from './tray-state';

const calm: TraySituation = {
  hasRecordingTrouble: false,
  isRunning: false,
  isPaused: false,
  channels: [channelState()],
  lastState: 'good',
};

describe('the tray icon', () => {
  it('is idle when all is well, also before the first result', () => {
    expect(trayStateOf(calm)).toBe('idle');
    expect(trayStateOf({ ...calm, lastState: null })).toBe('idle');
    expect(trayStateOf({ ...calm, lastState: 'measured' })).toBe('idle');
  });
  it('shows a line that needs a look', () => {
    expect(trayStateOf({ ...calm, lastState: 'failed' })).toBe('degraded');
    expect(trayStateOf({ ...calm, lastState: 'slow' })).toBe('degraded');
    expect(trayStateOf({ ...calm, lastState: 'no-figures' })).toBe('degraded');
  });
  it('does not blame the line when the computer stood still', () => {
    expect(trayStateOf({ ...calm, lastState: 'cancelled' })).toBe('idle');
  });
  it('shows messages that do not get through before anything about the line', () => {
    const blocked = { ...calm, lastState: 'failed' as const, channels: [channelState({ blocked: 1 })] };
    expect(trayStateOf(blocked)).toBe('failing-delivery');
    expect(trayStateOf({ ...blocked, channels: [channelState({ blocked: 1, isEnabled: false })] })).toBe(
      'degraded',
    );
  });
  it('shows a message that was refused for good as long as nobody has dealt with it', () => {
    expect(trayStateOf({ ...calm, channels: [channelState({ failed: 1 })] })).toBe('failing-delivery');
    expect(trayStateOf({ ...calm, channels: [channelState({ setAside: 1 })] })).toBe('idle');
  });
  it('shows a pause only when nothing needs a look', () => {
    expect(trayStateOf({ ...calm, isPaused: true })).toBe('paused');
    expect(trayStateOf({ ...calm, isPaused: true, lastState: 'failed' as const })).toBe('degraded');
  });
  it('shows a running test before everything', () => {
    expect(trayStateOf({ ...calm, isRunning: true, channels: [channelState({ blocked: 1 })] })).toBe(
      'running',
    );
  });
  it('shows that nothing can be recorded even before a test, whose result may wait for long', () => {
    expect(trayStateOf({ ...calm, isRunning: true, hasRecordingTrouble: true })).toBe('not-recording');
  });
});
