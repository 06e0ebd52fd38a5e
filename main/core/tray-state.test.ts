import { describe, expect, it } from 'vitest';
import { channelState } from '../testing/app-state';
import { getTrayState, type TraySituation } from './tray-state';

const calm: TraySituation = {
  hasRecordingTrouble: false,
  isRunning: false,
  isPaused: false,
  channels: [channelState()],
  lastState: 'good',
};

describe('the tray icon', () => {
  it('is idle when all is well, also before the first result', () => {
    expect(getTrayState(calm)).toBe('idle');
    expect(getTrayState({ ...calm, lastState: null })).toBe('idle');
    expect(getTrayState({ ...calm, lastState: 'measured' })).toBe('idle');
  });
  it('shows a line that needs a look', () => {
    expect(getTrayState({ ...calm, lastState: 'failed' })).toBe('degraded');
    expect(getTrayState({ ...calm, lastState: 'slow' })).toBe('degraded');
    expect(getTrayState({ ...calm, lastState: 'no-figures' })).toBe('degraded');
  });
  it('does not blame the line when the computer stood still', () => {
    expect(getTrayState({ ...calm, lastState: 'cancelled' })).toBe('idle');
  });
  it('shows messages that do not get through before anything about the line', () => {
    const blocked = { ...calm, lastState: 'failed' as const, channels: [channelState({ blocked: 1 })] };
    expect(getTrayState(blocked)).toBe('failing-delivery');
    expect(getTrayState({ ...blocked, channels: [channelState({ blocked: 1, isEnabled: false })] })).toBe(
      'degraded',
    );
  });
  it('shows a message that was refused for good as long as nobody has dealt with it', () => {
    expect(getTrayState({ ...calm, channels: [channelState({ failed: 1 })] })).toBe('failing-delivery');
    expect(getTrayState({ ...calm, channels: [channelState({ setAside: 1 })] })).toBe('idle');
  });
  it('shows a pause only when nothing needs a look', () => {
    expect(getTrayState({ ...calm, isPaused: true })).toBe('paused');
    expect(getTrayState({ ...calm, isPaused: true, lastState: 'failed' as const })).toBe('degraded');
  });
  it('shows a running test before everything', () => {
    expect(getTrayState({ ...calm, isRunning: true, channels: [channelState({ blocked: 1 })] })).toBe(
      'running',
    );
  });
  it('shows that nothing can be recorded even before a test, whose result may wait for long', () => {
    expect(getTrayState({ ...calm, isRunning: true, hasRecordingTrouble: true })).toBe('not-recording');
  });
});
