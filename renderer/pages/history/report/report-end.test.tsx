import { describe, expect, it } from 'vitest';
import { rendered } from '../../../testing/rendered';
import { ReportEnd, VerifyEnd } from './report-end';

describe('what came of a report', () => {
  it.each([
    [{ kind: 'written', path: '/r.pdf', tests: 2 } as const, 'A report of 2 tests was written to /r.pdf.'],
    [{ kind: 'not-written', path: '/r.pdf', detail: 'no space left' } as const, '/r.pdf'],
    [{ kind: 'in-data-folder', path: '/d/r.pdf' } as const, 'Choose another place'],
    [{ kind: 'too-many', tests: 60_000, most: 50_000 } as const, 'Choose a shorter period'],
    [{ kind: 'not-ready' } as const, 'Try again in a few minutes'],
  ])('is said: $kind', (answer, words) => {
    expect(rendered(<ReportEnd answer={answer} />)).toContain(words);
  });
  it('is nothing where no file was named', () => {
    expect(rendered(<ReportEnd answer={{ kind: 'cancelled' }} />)).toBe('');
    expect(rendered(<VerifyEnd answer={{ kind: 'cancelled' }} />)).toBe('');
  });
});

describe('what a look at a report has found', () => {
  const whole = {
    kind: 'verified',
    findings: [],
    sealed: 1,
    others: 0,
    first: 1,
    last: 1,
    head: null,
    madeAt: '2026-11-23T14:37:10.000Z',
    isBeforeEnd: false,
    isOtherForm: false,
  } as const;
  it('says plainly what it proves and what not', () => {
    const html = rendered(<VerifyEnd answer={whole} />);
    expect(html).toContain('No record in this report was changed');
    expect(html).toContain('It does not show that the computer or its clock was right');
    expect(html).not.toContain('data-tone');
  });
  it('names each change', () => {
    const findings = [{ kind: 'removed', number: 4, other: 6, about: '' } as const];
    const html = rendered(<VerifyEnd answer={{ ...whole, findings }} />);
    expect(html).toContain('The entries 4 to 6 were removed.');
    expect(html).toContain('data-tone="bad"');
  });
  it('marks a report whose figures cannot be checked', () => {
    const html = rendered(<VerifyEnd answer={{ ...whole, isOtherForm: true }} />);
    expect(html).toContain('<p data-tone="bad">Whether the figures of this report were changed');
  });
  it('says why a file cannot be read', () => {
    const answer = { kind: 'not-read', path: '/r.json', detail: 'permission denied' } as const;
    expect(rendered(<VerifyEnd answer={answer} />)).toContain('permission denied');
  });
});
