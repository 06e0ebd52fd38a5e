import type { UpdateKeeper } from '../core/updates/update-keeper';
import type { Answers } from './routes';

/** What the window's requests about updates reach. */
export interface UpdateServices {
  readonly updateKeeper: Pick<UpdateKeeper, 'check' | 'install' | 'later' | 'skip' | 'confirm'>;
}

type Answered = Pick<Answers, Extract<keyof Answers, `update:${string}`>>;

/** What the window's requests about updates are answered with. */
export function updateAnswers({ services }: { readonly services: UpdateServices }): Answered {
  const { updateKeeper } = services;
  return {
    'update:check': () => updateKeeper.check(),
    'update:install': () => updateKeeper.install(),
    'update:later': () => updateKeeper.later(),
    'update:skip': () => updateKeeper.skip(),
    'update:confirm': () => updateKeeper.confirm(),
  };
}
