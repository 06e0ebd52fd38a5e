import type { ProviderKind } from '../../shared/providers';
import { librespeed } from './librespeed';
import { ndt7 } from './ndt7';
import type { Provider } from './provider';

/** Every provider that Linewatch can measure with. */
export const providers = { librespeed, ndt7 } satisfies Partial<Record<ProviderKind, Provider>>;
