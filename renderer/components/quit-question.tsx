import { Button, Modal } from '@mantine/core';
import type { QuitAnswer } from '../../shared/quit';
import { bridge } from '../bridge';
import { useApp } from '../hooks/app-context';
import classes from './quit-question.module.css';

const answer = (given: QuitAnswer) => (): void => void bridge.quitAnswer(given);

/** Asks whoever quits during a test what is to become of it. Escape stays. */
export function QuitQuestion() {
  const { state, texts } = useApp();
  return (
    <Modal
      opened={state.quit === 'asked'}
      onClose={answer('stay')}
      title={texts('common:quit.title')}
      withCloseButton={false}
      centered
      size={480}
      classNames={{ header: classes.header ?? '' }}
      overlayProps={{ backgroundOpacity: 0.25 }}
    >
      <p className={classes.words}>{texts('common:quit.words')}</p>
      <div className={classes.actions}>
        <Button onClick={answer('after-test')} data-autofocus>
          {texts('common:quit.afterTest')}
        </Button>
        <Button variant="default" onClick={answer('now')}>
          {texts('common:quit.now')}
        </Button>
        <Button variant="default" onClick={answer('stay')}>
          {texts('common:quit.stay')}
        </Button>
      </div>
    </Modal>
  );
}
