import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CommandClient } from '../../../../src/command-api/client.ts';
import { SiteError } from '../../../../src/site/errors.ts';
import { FakeSite } from '../fakeSite.ts';

const information = (permissions: string, root = 'api_information') =>
  new CommandClient(
    new FakeSite(
      `<${root} xmlns="x"><api_version>1.21.1</api_version><company_name>acme</company_name>
       <timestamp>1630483200</timestamp>${permissions}</${root}>`,
    ),
  ).apiInformation();

describe('the answer of get_api_info', () => {
  it('has the version, the company and the site’s time, under either name of the root', async () => {
    const expected = { apiVersion: '1.21.1', companyName: 'acme', timestamp: 1630483200, permissions: {} };
    assert.deepEqual(await information(''), expected);
    assert.deepEqual(await information('<permissions/>', 'get_api_info'), expected);
  });

  const spellings: Record<string, string> = {
    'a name attribute':
      '<permission name="perm_backup">1</permission><permission name="perm_command">read_only</permission>',
    'name and value attributes':
      '<permission name="perm_backup" value="1"/><permission name="perm_command" value="read_only"/>',
    'an element in each permission':
      '<permission><perm_backup>1</perm_backup></permission><permission><perm_command>read_only</perm_command></permission>',
    'elements in one permission':
      '<permission><perm_backup>1</perm_backup><perm_command>read_only</perm_command></permission>',
    'name and value elements':
      '<permission><name>perm_backup</name><value>1</value></permission><permission><value>read_only</value><name>perm_command</name></permission>',
    'elements without permission': '<perm_backup> 1 </perm_backup><perm_command>read_only</perm_command>',
    'attributes by the permissions’ names': '<permission perm_backup="1" perm_command="read_only"/>',
  };
  for (const [spelling, xml] of Object.entries(spellings)) {
    it(`has the permissions given by ${spelling}`, async () => {
      const { permissions } = await information(`<permissions>${xml}</permissions>`);
      assert.deepEqual(permissions, { perm_backup: '1', perm_command: 'read_only' });
    });
  }

  it('keeps permissions that the guide does not describe', async () => {
    const { permissions } = await information('<permissions><permission name="perm_scim">0</permission></permissions>');
    assert.deepEqual(permissions, { perm_scim: '0' });
  });

  it('is not read from another document', async () => {
    const call = new CommandClient(new FakeSite('<session_list/>')).apiInformation();
    await assert.rejects(call, (error) => SiteError.is(error, 'bad-answer') && error.message.includes('session_list'));
  });
});
