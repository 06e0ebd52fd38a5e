import type { ProviderKind } from '../../shared/providers';
import { cloudflare } from './cloudflare';
import { librespeed } from './librespeed';
import { ndt7 } from './ndt7';
import { nq } from './nq';
import { ookla } from './ookla';
import type { Provider } from './provider';

/** Every provider that Linewatch can measure with. */
export const providers = { librespeed, cloudflare, ndt7, nq, ookla } satisfies Record<ProviderKind, Provider>;
