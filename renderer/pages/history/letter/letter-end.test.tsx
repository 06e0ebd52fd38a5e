import { describe, expect, it } from 'vitest';
import { rendered } from '../../../testing/rendered';
import { LetterEnd } from './letter-end';

describe('what came of a letter', () => {
  it.each([
    [{ kind: 'written', path: '/l.pdf' } as const, 'The letter was written to /l.pdf.'],
    [{ kind: 'not-written', path: '/l.pdf', detail: 'no space left' } as const, 'no space left'],
    [{ kind: 'in-data-folder', path: '/d/l.pdf' } as const, 'Choose another place'],
    [{ kind: 'opened' } as const, 'Add the report as a file there.'],
    [{ kind: 'opened-without-text' } as const, 'paste it there'],
    [{ kind: 'not-opened', detail: 'no application' } as const, 'Copy the letter instead.'],
    [{ kind: 'copied' } as const, 'The letter was copied.'],
    [{ kind: 'not-copied' } as const, 'Select its text'],
  ])('is said: $kind', (outcome, words) => {
    expect(rendered(<LetterEnd outcome={outcome} />)).toContain(words);
  });
  it('is nothing where no file was named', () => {
    expect(rendered(<LetterEnd outcome={{ kind: 'cancelled' }} />)).toBe('');
  });
});
