import { MantineProvider } from '@mantine/core';
import { describe, expect, it } from 'vitest';
import { rendered } from '../../testing/rendered';
import { NoteEditor } from './note-editor';

describe('the field for a note', () => {
  it.each([
    { text: 'Storm', isMomentKnown: true, isDisabled: false },
    { text: 'Storm', isMomentKnown: false, isDisabled: true },
    { text: ' ', isMomentKnown: true, isDisabled: true },
  ])(
    'saves where it has a text and a moment: "$text", $isMomentKnown',
    ({ text, isMomentKnown, isDisabled }) => {
      const html = rendered(
        <MantineProvider>
          <NoteEditor
            label="Note"
            text={text}
            fault={null}
            isMomentKnown={isMomentKnown}
            onSave={() => undefined}
            onCancel={() => undefined}
          />
        </MantineProvider>,
      );
      const [save] = /<button[^>]*type="submit"[^>]*>/.exec(html) ?? [''];
      expect(save.includes('disabled=""')).toBe(isDisabled);
    },
  );
});
