import { Button, Modal } from '@mantine/core';
import { useRef, useState } from 'react';
import { composeLetter } from '../../../../shared/letter/compose-letter';
import {
  LETTER_LANGUAGES,
  USUAL_TERM_DAYS,
  type LetterChoices,
  type LetterFacts,
} from '../../../../shared/letter/letter';
import { networkName } from '../../../../shared/network-label';
import { formatDate } from '../../../../shared/texts/format-time';
import type { TimeRange } from '../../../../shared/time-range';
import { bridge } from '../../../bridge';
import { SelectRow } from '../../../components/inputs/select-row';
import { Placeholder } from '../../../components/notice/placeholder';
import { Unreadable } from '../../../components/notice/unreadable';
import { useApp } from '../../../hooks/app-context';
import { getValue, useAnswer } from '../../../hooks/use-answer';
import { useNetworks } from '../../../hooks/use-networks';
import { ReportEnd } from '../report/report-end';
import { LetterChoicesFields } from './letter-choices';
import { LetterDetailsFields } from './letter-details';
import { LetterEnd, type LetterOutcome } from './letter-end';
import { LetterText, useLetterText } from './letter-text';
import { useLetterDetails } from './use-letter-details';
import classes from './letter-dialog.module.css';

interface LetterDialogProps {
  readonly range: TimeRange;
  readonly network: string | null;
  readonly onClose: () => void;
}

const ALL = '';
const TEXT_HEIGHT_PX = 300;

/** A letter to the provider from the figures of a period, to be changed and sent by a person. Escape closes it. */
export function LetterDialog({ range, network: shown, onClose }: LetterDialogProps) {
  const { texts, style, settings } = useApp();
  const known = getValue(useNetworks()) ?? [];
  const [network, setNetwork] = useState(shown ?? ALL);
  const [choices, setChoices] = useState<LetterChoices>({
    language: LETTER_LANGUAGES.find((language) => language === style.language) ?? 'en',
    asks: ['repair'],
    termDays: USUAL_TERM_DAYS,
    namesLaw: true,
  });
  const details = useLetterDetails();
  const asked = { range, network: network === ALL ? null : network };
  const { answer, again } = useAnswer(`letter ${range.from} ${range.to} ${network}`, () =>
    bridge.letterFacts(asked),
  );
  const close = () => {
    details.save();
    onClose();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={texts('letter:title')}
      closeButtonProps={{ 'aria-label': texts('common:close') }}
      centered
      size={760}
      overlayProps={{ backgroundOpacity: 0.25 }}
    >
      <p className={classes.words}>
        {texts('letter:words', {
          from: formatDate(range.from, style),
          to: formatDate(range.to - 1, style),
        })}
      </p>
      <SelectRow
        id="letter-network"
        label={texts('report:page.head.network')}
        value={network}
        choices={[
          { value: ALL, label: texts('report:page.head.allNetworks') },
          ...known.map((entry) => ({
            value: entry.network,
            label: networkName(entry, settings.networks),
          })),
        ]}
        onChange={setNetwork}
      />
      <LetterChoicesFields choices={choices} onChange={(change) => setChoices({ ...choices, ...change })} />
      <LetterDetailsFields {...details} />
      {answer.kind === 'loading' && <Placeholder height={TEXT_HEIGHT_PX} />}
      {answer.kind === 'failed' && <Unreadable texts={texts} onAgain={again} />}
      {answer.kind === 'ready' &&
        (answer.value.kind === 'facts' ? (
          <LetterBody facts={answer.value.facts} choices={choices} details={details.details} />
        ) : (
          <div className={classes.answer}>
            <ReportEnd answer={answer.value} />
          </div>
        ))}
    </Modal>
  );
}

interface LetterBodyProps {
  readonly facts: LetterFacts;
  readonly choices: LetterChoices;
  readonly details: ReturnType<typeof useLetterDetails>['details'];
}

/** The letter, and what can be done with it. */
function LetterBody({ facts, choices, details }: LetterBodyProps) {
  const { texts } = useApp();
  const [openedAt] = useState(() => Date.now());
  const composed = composeLetter(facts, details, choices, openedAt);
  const letter = useLetterText(composed.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const [outcome, setOutcome] = useState<LetterOutcome | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { text } = letter;
  const during = (work: Promise<LetterOutcome>) => {
    setIsBusy(true);
    setOutcome(null);
    void work.then(setOutcome, () => undefined).finally(() => setIsBusy(false));
  };
  const copy = () => {
    field.current?.select();
    setOutcome({ kind: document.execCommand('copy') ? 'copied' : 'not-copied' });
  };
  const save = (format: 'pdf' | 'txt') =>
    during(bridge.letterSave({ text, format, language: choices.language }));
  const mail = () => during(bridge.letterMail({ to: details.providerMail, subject: composed.subject, text }));
  return (
    <>
      <LetterText letter={letter} field={field} />
      <div className={classes.actions}>
        <Button onClick={() => save('pdf')} loading={isBusy}>
          {texts('letter:savePdf')}
        </Button>
        <Button variant="default" onClick={() => save('txt')} disabled={isBusy}>
          {texts('letter:saveTxt')}
        </Button>
        <Button variant="default" onClick={copy}>
          {texts('letter:copy')}
        </Button>
        <Button variant="default" onClick={mail} disabled={isBusy}>
          {texts('letter:mail')}
        </Button>
      </div>
      <div role="status" className={classes.answer}>
        {outcome !== null && <LetterEnd outcome={outcome} />}
      </div>
    </>
  );
}
