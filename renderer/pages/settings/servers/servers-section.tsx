import { bridge } from '../../../bridge';
import { useApp } from '../../../hooks/app-context';
import { useAnswer, getValue } from '../../../hooks/use-answer';
import { useField, useForm } from '../form-context';
import type { MeasuringForm } from '../measuring-form';
import { SelectRow } from '../../../components/inputs/select-row';
import { SettingsSection } from '../settings-section';
import { OwnAddressRow } from './own-address-row';
import { OwnServers } from './own-servers';
import { NEAREST, serverChoices } from './server-choices';
import classes from './servers-section.module.css';

/** Servers of the user's own, and the LibreSpeed server to use. */
export function ServersSection() {
  const { texts } = useApp();
  const { form, change } = useForm();
  const { fault } = useField('fixed-server');
  const { answer } = useAnswer('servers', () => bridge.serversList('librespeed'));
  const { servers } = form;
  const set = (next: Partial<MeasuringForm['servers']>) => change({ servers: { ...servers, ...next } });
  const own = servers.ownServers.filter((server) => server.url.trim() !== '');
  const offered = own.length > 0 ? own : (getValue(answer) ?? []);
  return (
    <SettingsSection name="servers">
      <OwnServers servers={servers} onChange={set} />
      <SelectRow
        id="fixed-server"
        label={texts('settings:server.choice')}
        hint={texts(own.length > 0 ? 'settings:server.choiceOwnHint' : 'settings:server.choiceHint')}
        fault={fault}
        choices={serverChoices(offered, servers.fixedServerUrl, texts)}
        value={servers.fixedServerUrl ?? NEAREST}
        noneFound={texts('settings:server.noneFound')}
        onChange={(value) => set({ fixedServerUrl: value === NEAREST ? null : value })}
      />
      <OwnAddressRow
        service="cloudflare"
        value={servers.cloudflareUrl}
        onChange={(cloudflareUrl) => set({ cloudflareUrl })}
      />
      <OwnAddressRow service="nq" value={servers.nqUrl} onChange={(nqUrl) => set({ nqUrl })} />
      <OwnAddressRow service="ndt7" value={servers.ndt7Url} onChange={(ndt7Url) => set({ ndt7Url })} />
      <div
        className={classes.run}
        id="run-server"
        role="group"
        tabIndex={-1}
        aria-labelledby="run-server-title"
      >
        <p className={classes.label} id="run-server-title">
          {texts('settings:server.run')}
        </p>
        <p className={classes.hint}>
          {texts('settings:server.runHint')} <code>npm run serve</code> {texts('settings:server.runThen')}
        </p>
      </div>
    </SettingsSection>
  );
}
