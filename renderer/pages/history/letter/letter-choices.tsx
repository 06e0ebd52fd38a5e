import { Checkbox } from '@mantine/core';
import {
  LETTER_ASKS,
  LETTER_LANGUAGES,
  type LetterAsk,
  type LetterChoices,
} from '../../../../shared/letter/letter';
import { letterWords } from '../../../../shared/letter/words-of';
import { FieldRow } from '../../../components/inputs/field-row';
import { SelectRow } from '../../../components/inputs/select-row';
import { SwitchRow } from '../../../components/inputs/switch-row';
import { useApp } from '../../../hooks/app-context';
import classes from './letter-dialog.module.css';

const TERMS_DAYS = [7, 14, 21, 30];

interface LetterChoicesProps {
  readonly choices: LetterChoices;
  readonly onChange: (change: Partial<LetterChoices>) => void;
}

/** Language of a letter, and what it asks for. */
export function LetterChoicesFields({ choices, onChange }: LetterChoicesProps) {
  const { texts } = useApp();
  const { language, asks, termDays, namesLaw } = choices;
  const toggle = (ask: LetterAsk) =>
    onChange({
      asks: LETTER_ASKS.filter((one) => (one === ask ? !asks.includes(one) : asks.includes(one))),
    });
  return (
    <>
      <SelectRow
        id="letter-language"
        label={texts('letter:language')}
        value={language}
        choices={LETTER_LANGUAGES.map((value) => ({ value, label: texts(`letter:languages.${value}`) }))}
        onChange={(value) => onChange({ language: value })}
      />
      <FieldRow id="letter-ask-repair" label={texts('letter:asks')}>
        <div className={classes.asks}>
          {LETTER_ASKS.map((ask) => (
            <Checkbox
              key={ask}
              id={`letter-ask-${ask}`}
              label={texts(`letter:ask.${ask}`)}
              checked={asks.includes(ask)}
              onChange={() => toggle(ask)}
            />
          ))}
        </div>
      </FieldRow>
      {asks.includes('repair') && (
        <SelectRow
          id="letter-term"
          label={texts('letter:term')}
          value={String(termDays)}
          choices={TERMS_DAYS.map((days) => ({
            value: String(days),
            label: texts('letter:days', { count: days }),
          }))}
          onChange={(value) => onChange({ termDays: Number(value) })}
        />
      )}
      {letterWords(language).law !== null && (
        <SwitchRow
          id="letter-law"
          label={texts('letter:law')}
          hint={texts('letter:lawHint')}
          isOn={namesLaw}
          onChange={(isOn) => onChange({ namesLaw: isOn })}
        />
      )}
    </>
  );
}
