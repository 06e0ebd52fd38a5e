import { useState } from 'react';
import { SECRET_NAMES, type SecretName, type SecretStatus } from '../../../../shared/channels';
import { bridge } from '../../../bridge';
import { useAnswer, getValue } from '../../../hooks/use-answer';

type Statuses = { readonly [Name in SecretName]?: SecretStatus };

export interface Secrets {
  /** What is known of each secret; empty until it was read. */
  readonly statuses: Statuses;
  readonly renew: (status: SecretStatus) => void;
  readonly forget: (name: SecretName) => void;
}

/** What is known of the channels' secrets, none of which is read. */
export function useSecrets(): Secrets {
  const [renewed, setRenewed] = useState<Statuses>({});
  const { answer } = useAnswer('secrets', () =>
    Promise.all(SECRET_NAMES.map((name) => bridge.secretStatus(name))),
  );
  const read: Statuses = Object.fromEntries((getValue(answer) ?? []).map((status) => [status.name, status]));
  const renew = (status: SecretStatus) => setRenewed((before) => ({ ...before, [status.name]: status }));
  return {
    statuses: { ...read, ...renewed },
    renew,
    forget: (name) => void bridge.secretForget(name).then(renew),
  };
}
