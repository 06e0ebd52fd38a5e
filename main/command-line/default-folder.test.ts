import { describe, expect, it } from 'vitest';
import { defaultFolder } from './default-folder';

const linux = (environment: Record<string, string>, home = () => '/home/passwd') =>
  defaultFolder(false, '/tmp/.config', { platform: 'linux', environment, home });
const unknown = () => {
  throw new Error('ENOENT: no such user');
};

describe('the data folder where none is named', () => {
  it('is where the environment says', () => {
    expect(linux({ HOME: '/home/me' })).toBe('/home/me/.config/linewatch');
    expect(linux({ HOME: '/home/me', XDG_CONFIG_HOME: '/data/config' })).toBe('/data/config/linewatch');
  });
  it('is in the home that the system knows where the environment names none', () => {
    expect(linux({})).toBe('/home/passwd/.config/linewatch');
    expect(linux({ HOME: '', XDG_CONFIG_HOME: 'config' })).toBe('/home/passwd/.config/linewatch');
  });
  it('is none where nobody knows a home', () => {
    expect(linux({}, unknown)).toBeNull();
    expect(linux({}, () => '')).toBeNull();
  });
  it('is the system’s own elsewhere, and another one for the demonstration', () => {
    const deps = { platform: 'darwin', environment: {}, home: unknown } as const;
    expect(defaultFolder(true, '/Users/me/Library', deps)).toBe('/Users/me/Library/linewatch-demo');
  });
});
