import { describe, expect, it } from 'vitest';
import { decisiveFault, faultOfLine, ooklaFailure } from './failure';

describe('why Ookla’s program gave no result', () => {
  it('is taken from its lines', () => {
    expect(faultOfLine('{"type":"log","level":"error","message":"Timeout occurred"}')).toBe(
      'Timeout occurred',
    );
    expect(faultOfLine('[2026-11-23 20:36:54.000] [error] Cannot open socket')).toBe('Cannot open socket');
    expect(faultOfLine('[error] Limit reached')).toBe('Limit reached');
    expect(faultOfLine('{"error":"Speedtest CLI. Too many requests received."}')).toBe(
      'Speedtest CLI. Too many requests received.',
    );
    expect(faultOfLine('\uFEFF[error] Limit reached')).toBe('Limit reached');
    expect(faultOfLine('{"type":"log","level":"info","message":"Hello"}')).toBeNull();
    expect(faultOfLine('You may only use this Speedtest software for personal use.')).toBeNull();
  });

  it.each([
    ['Configuration - Could not retrieve or read configuration (Timeout occurred)', 'timeout'],
    ['Configuration - Couldn’t resolve host name (HostNotFoundException)', 'dns'],
    ['Configuration - No servers defined (NoServersException)', 'no-server'],
    ['Server Selection - Failed to find a working test server. (NoServers)', 'no-server'],
    ['Cannot open socket: Network is unreachable', 'offline'],
    ['Speedtest CLI. Too many requests received.', 'refused-by-provider'],
    ['Limit reached:', 'refused-by-provider'],
    ['Configuration - Temporary failure in name resolution', 'no-dns'],
    ['Configuration - Resolving timed out after 10000 milliseconds', 'no-dns'],
    ['Cannot open socket: No route to host', 'unreachable'],
    ['Configuration - Could not resolve proxy: proxy.example', 'proxy'],
    ['Configuration - Received HTTP code 407 from proxy after CONNECT', 'proxy'],
    ['SSL: no alternative certificate subject name matches target host name', 'captive-portal'],
    ['SSL certificate problem: certificate has expired', 'tls'],
    ['Something else', 'bad-answer'],
  ])('%s', (fault, reason) => {
    expect(ooklaFailure(fault, 'exit code 2')).toEqual({
      reason,
      detail: `the speedtest program says: ${fault}`,
    });
  });

  it('is its end where it says nothing, and never a long speech', () => {
    expect(ooklaFailure(null, 'exit code 2').detail).toBe(
      'the speedtest program gave no result (exit code 2)',
    );
    expect(ooklaFailure('x'.repeat(5_000), '').detail.length).toBeLessThan(300);
  });

  it('is what turned it away, whatever else it named before or after', () => {
    const [harmless, refusal, later] = [
      'Cannot read: Timeout occurred',
      'Too many requests received.',
      'Cannot open socket',
    ];
    expect(decisiveFault([harmless, refusal])).toBe(refusal);
    expect(decisiveFault([harmless, refusal, later])).toBe(refusal);
    expect(decisiveFault([harmless, later])).toBe(later);
    expect(decisiveFault([harmless, 'Something else'])).toBe(harmless);
    expect(decisiveFault(['One', 'Two'])).toBe('Two');
    expect(decisiveFault([])).toBeNull();
  });

  it('names the part that is missing', () => {
    expect(ooklaFailure(null, 'exit code 0', 'upload').detail).toBe(
      'the speedtest program gave no upload (exit code 0)',
    );
  });
});
