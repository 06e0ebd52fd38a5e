import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { BackTest } from '../../../shared/rules/rule-answers';
import type { Message } from '../../../shared/messages/message';
import type { Rule } from '../../../shared/rules/rules';
import { bridge } from '../../bridge';

/** Rules are tried when the person has stopped typing for so long, in ms. */
const CALM_MS = 250;

/** What a rule would have told, and how it reads. Nulls where it does not speak of past runs, or nothing is known yet. */
export interface Trial {
  readonly backTest: BackTest | null;
  readonly message: Message | null;
}

const NOTHING: Trial = { backTest: null, message: null };

/** Tries a rule on the history while it is edited; an answer that comes after a newer question is dropped. */
export function useTrial(rule: Rule | null): Trial {
  const [trial, setTrial] = useState(NOTHING);
  const [key] = useDebouncedValue(rule === null ? null : JSON.stringify(rule), CALM_MS);
  useEffect(() => {
    if (key === null) return;
    let isWanted = true;
    const asked = JSON.parse(key) as Rule;
    Promise.all([bridge.rulesBacktest(asked), bridge.rulesPreview(asked)]).then(
      ([backTest, message]) => isWanted && setTrial({ backTest, message }),
      () => isWanted && setTrial(NOTHING),
    );
    return () => {
      isWanted = false;
    };
  }, [key]);
  return trial;
}
