import { Button, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { bridge } from '../../bridge';
import { FieldRow } from '../../components/field-row';
import { useApp } from '../../hooks/app-context';
import { useAnswer, valueOf } from '../../hooks/use-answer';
import { useField, useForm } from './form-context';
import { OwnServerRow } from './own-server-row';
import { SettingsSection } from './settings-section';
import classes from './servers-section.module.css';

const NEAREST = 'nearest';

/** By what and against which server is measured. */
export function ServersSection() {
  const { texts } = useApp();
  const { form, change } = useForm();
  const { fault, control } = useField('fixed-server');
  const { answer } = useAnswer('servers', () => bridge.serversList('librespeed'));
  const own = form.ownServers.filter((server) => server.url.trim() !== '');
  const offered = own.length > 0 ? own : (valueOf(answer) ?? []);
  const { fixedServerUrl } = form;
  const choices = [
    { value: NEAREST, label: texts('settings:server.nearest') },
    ...unique(offered).map(({ name, url }) => ({ value: url, label: name === '' ? url : name })),
  ];
  if (fixedServerUrl !== null && choices.every(({ value }) => value !== fixedServerUrl)) {
    choices.push({ value: fixedServerUrl, label: fixedServerUrl });
  }
  const add = () => {
    const server = { key: crypto.randomUUID(), name: '', url: '' };
    change({ ownServers: [...form.ownServers, server] });
  };
  return (
    <SettingsSection name="servers">
      <FieldRow
        id="fixed-server"
        label={texts('settings:server.choice')}
        hint={texts(own.length > 0 ? 'settings:server.choiceOwnHint' : 'settings:server.choiceHint')}
        fault={fault}
      >
        <Select
          {...control}
          data={choices}
          value={fixedServerUrl ?? NEAREST}
          allowDeselect={false}
          searchable={choices.length > 8}
          nothingFoundMessage={texts('settings:server.noneFound')}
          onChange={(value) => change({ fixedServerUrl: value === NEAREST ? null : value })}
        />
      </FieldRow>
      <div className={classes.own} role="group" aria-labelledby="own-servers">
        <p className={classes.label} id="own-servers">
          {texts('settings:server.own')}
        </p>
        <p className={classes.hint}>{texts('settings:server.ownHint')}</p>
        {form.ownServers.map((server, index) => (
          <OwnServerRow
            key={server.key}
            server={server}
            position={index + 1}
            onChange={(next) =>
              change({ ownServers: form.ownServers.map((each) => (each.key === server.key ? next : each)) })
            }
            onRemove={() =>
              change({
                ownServers: form.ownServers.filter((each) => each.key !== server.key),
                fixedServerUrl: fixedServerUrl === server.url ? null : fixedServerUrl,
              })
            }
          />
        ))}
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={15} stroke={1.75} aria-hidden="true" />}
          onClick={add}
        >
          {texts('settings:server.add')}
        </Button>
      </div>
    </SettingsSection>
  );
}

/** Servers without doubles of an address, which a choice cannot hold. */
function unique<Server extends { readonly url: string }>(servers: readonly Server[]): readonly Server[] {
  return [...new Map(servers.map((server) => [server.url, server])).values()];
}
