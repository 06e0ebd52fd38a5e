import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { toForm } from '../settings/form';
import { planOfNetwork, withTypedPlan } from './plan-of-network';

const FORM = toForm(DEFAULT_SETTINGS);
const TYPED = { download: '250', upload: '40' };

describe('the plan in the first set-up', () => {
  it('is that of the line where no other network is known', () => {
    expect(withTypedPlan(FORM, null, TYPED)).toEqual({ planDownload: '250', planUpload: '40' });
  });

  it('is tied to the present network where several are known', () => {
    const change = withTypedPlan(FORM, 'home', TYPED);
    expect(change).toEqual({ planDownload: '250', planUpload: '40', planNetwork: 'home' });
    expect(planOfNetwork({ ...FORM, ...change }, 'home')).toEqual(TYPED);
  });

  it('leaves the plan of another network alone', () => {
    const home = { ...FORM, ...withTypedPlan(FORM, 'home', TYPED) };
    expect(planOfNetwork(home, 'office')).toEqual({ download: '', upload: '' });
    const both = { ...home, ...withTypedPlan(home, 'office', { download: '1000', upload: '' }) };
    expect(planOfNetwork(both, 'home')).toEqual(TYPED);
    expect(planOfNetwork(both, 'office')).toEqual({ download: '1000', upload: '' });
  });
});
