import { Textarea } from '@mantine/core';
import type { RefObject } from 'react';
import { MAX_LETTER_CHARACTERS } from '../../../../shared/letter/letter';
import { TextButton } from '../../../components/inputs/text-button';
import { useApp } from '../../../hooks/app-context';
import { useEdit } from '../../../hooks/use-edit';
import { bringBack, readDraft, shownLetter, typeInto, writeAgain } from './letter-draft';
import classes from './letter-dialog.module.css';

/** The letter to show and the ways to change it. */
export function useLetterText(composed: string) {
  const [kept, keep] = useEdit('letter');
  const draft = readDraft(kept);
  return {
    ...shownLetter(draft, composed),
    type: (text: string) => keep(typeInto(draft, text, composed)),
    again: () => draft !== null && keep(writeAgain(draft, composed)),
    back: () => draft !== null && keep(bringBack(draft)),
  };
}

interface LetterTextProps {
  readonly letter: ReturnType<typeof useLetterText>;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** The letter, to be read and changed. */
export function LetterText({ letter, field }: LetterTextProps) {
  const { texts } = useApp();
  const { text, kind, type, again, back } = letter;
  return (
    <>
      <Textarea
        ref={field}
        label={texts('letter:text')}
        value={text}
        maxLength={MAX_LETTER_CHARACTERS}
        autosize
        minRows={14}
        maxRows={24}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <div role="status" className={classes.state}>
        {kind === 'written-again' && (
          <>
            {texts('letter:wroteAgain')} <TextButton onClick={back}>{texts('letter:back')}</TextButton>
          </>
        )}
        {(kind === 'edited' || kind === 'older') && (
          <>
            {texts(`letter:${kind}`)} <TextButton onClick={again}>{texts('letter:again')}</TextButton>
          </>
        )}
      </div>
    </>
  );
}
