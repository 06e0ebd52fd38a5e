import { useState } from 'react';
import { formatNumber } from '../../../shared/texts/format';
import { useApp } from '../../hooks/app-context';
import { TextButton } from '../inputs/text-button';
import classes from './technical-detail.module.css';

/** So many characters of a text are shown at once; of a longer one, the rest on demand. */
const SHOWN_CHARACTERS = 600;

interface TechnicalDetailProps {
  /** The words of a program, a server or the system; nothing is shown where they are empty. */
  readonly text: string;
  /** They are what a person looks for, as the receipt of a server, and stand in the open. */
  readonly isOpen?: boolean;
}

/** Words that are not ours, word for word: behind “Details”, since the sentence before them says what to do. */
export function TechnicalDetail({ text, isOpen = false }: TechnicalDetailProps) {
  const { texts } = useApp();
  if (text === '') return null;
  if (isOpen) return <Verbatim text={text} />;
  return (
    <details className={classes.details}>
      <summary>{texts('common:details')}</summary>
      <Verbatim text={text} />
    </details>
  );
}

function Verbatim({ text }: { readonly text: string }) {
  const { texts, style } = useApp();
  const [isWhole, setWhole] = useState(false);
  const isCut = !isWhole && text.length > SHOWN_CHARACTERS;
  return (
    <>
      <pre className={classes.text} dir="auto">
        {isCut ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text}
      </pre>
      {isCut && (
        <TextButton onClick={() => setWhole(true)}>
          {texts('common:showWhole', { characters: formatNumber(text.length, style.language) })}
        </TextButton>
      )}
    </>
  );
}
