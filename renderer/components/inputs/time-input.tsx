import { TextInput, type TextInputProps } from '@mantine/core';
import { readTimeOfDay, stepTimeOfDay } from './time-of-day';

const STEP_MINUTES = 15;

interface TimeInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'onBlur' | 'type'> {
  /** As typed: `07:00` once it was left. */
  readonly value: string;
  readonly onChange: (typed: string) => void;
  /** Called with the time when the field is left or Enter is pressed; null where what was typed is none. */
  readonly onDone?: (time: string | null) => void;
}

/** A time of the day from 00:00 to 23:59, whatever the language of the system. The arrow keys move it. */
export function TimeInput({ value, onChange, onDone, ...props }: TimeInputProps) {
  const done = () => {
    const time = readTimeOfDay(value);
    if (time !== null && time !== value) onChange(time);
    onDone?.(time);
  };
  return (
    <TextInput
      {...props}
      placeholder="00:00"
      spellCheck={false}
      autoComplete="off"
      maxLength={10}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done();
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        const moved = stepTimeOfDay(value, event.key === 'ArrowUp' ? STEP_MINUTES : -STEP_MINUTES);
        if (moved === null) return;
        event.preventDefault();
        onChange(moved);
      }}
    />
  );
}
