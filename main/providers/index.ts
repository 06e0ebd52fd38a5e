import type { ProviderKind } from '../../shared/providers';
import { librespeed } from './librespeed';
import { ndt7 } from './ndt7';
import { ookla } from './ookla';
import type { Provider } from './provider';

/** Every provider that Linewatch can measure with. */
export const providers = { librespeed, ndt7, ookla } satisfies Partial<Record<ProviderKind, Provider>>;
