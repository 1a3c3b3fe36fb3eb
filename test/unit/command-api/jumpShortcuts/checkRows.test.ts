import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkRows, tableOf } from '../../../../src/command-api/jumpShortcuts/checkRows.ts';
import { kindNamed, mapColumns, type ChosenColumns } from '../../../../src/command-api/jumpShortcuts/columns.ts';
import { readCsv } from '../../../../src/command-api/jumpShortcuts/csv.ts';
import { KIND_NAMES } from '../../../../src/command-api/jumpShortcuts/kinds.ts';
import { SiteError } from '../../../../src/site/errors.ts';

const check = async (csv: string, chosen?: ChosenColumns) => checkRows(await readCsv(csv), { chosen });

async function errorOf(csv: string, chosen?: ChosenColumns): Promise<string> {
  const [row] = await check(csv, chosen);
  return row && 'error' in row ? row.error : '';
}

describe('mapColumns', () => {
  it('recognizes the guide’s names in any spelling', () => {
    const headings = ['Name', 'JUMP POLICY', 'jumpPolicy', 'remote-rdp hostname', 'Type', ' Host ', 'Colour'];
    const { columns, unknown } = mapColumns(headings);
    assert.deepEqual(Object.fromEntries(columns), {
      Name: 'name',
      'JUMP POLICY': 'jump_policy',
      'remote-rdp hostname': 'remote_rdp_hostname',
      Type: 'kind',
      ' Host ': 'hostname',
    });
    assert.deepEqual(unknown, ['jumpPolicy', 'Colour']);
  });

  it('uses a person’s choices', () => {
    const { columns, unknown } = mapColumns(['Name', 'Colour', 'Rack'], {
      Name: 'comments',
      Colour: null,
      Rack: 'name',
    });
    assert.deepEqual([Object.fromEntries(columns), unknown], [{ Name: 'comments', Rack: 'name' }, []]);
  });

  it('recognizes kinds by name, title or hostname', () => {
    const words = [
      'Shell Jump',
      'shelljump_hostname',
      'SHELL_JUMP',
      'Intel vPro',
      'Remote Desktop Protocol',
      'RDP',
      '',
    ];
    assert.deepEqual(words.map(kindNamed), [
      'shell_jump',
      'shell_jump',
      'shell_jump',
      'vpro',
      'remote_rdp',
      undefined,
      undefined,
    ]);
    assert.ok(KIND_NAMES.every((kind) => kindNamed(kind) === kind));
  });
});

describe('checkRows', () => {
  it('returns the parameters of valid rows and the faults of others, by row', async () => {
    const rows = await check(
      `Kind,Name,Hostname,Jump Group,Jumpoint,Port
       Remote VNC,Till 1,till-1,shop,London,5901
       Remote VNC,Till 2,till-2,shop,London,99
       Local Jump,Desk,desk,office,,
       Local Jump,,desk,office,,`,
    );
    assert.deepEqual(
      rows.map((row) => ('params' in row ? row.params : row.error)),
      [
        { name: 'Till 1', group: 'shop', jumpoint: 'London', port: '5901', remote_vnc_hostname: 'till-1' },
        'port must be a whole number from 100 to 65535.',
        { name: 'Desk', group: 'office', local_jump_hostname: 'desk' },
        'import_jump_shortcut needs name.',
      ],
    );
    assert.deepEqual(
      rows.map(({ row }) => row),
      [1, 2, 3, 4],
    );
  });

  it('lists what a row needs for each kind', async () => {
    assert.match(await errorOf('name,group\nx,g'), /exactly one of local_jump_hostname/);
    assert.match(
      await errorOf('name,group,hostname\nx,g,h'),
      /A hostname needs a kind beside it\. Kinds are local_jump,/,
    );
    assert.match(await errorOf('name,group,kind\nx,g,vpro'), /hostname of the Intel vPro is missing/);
    assert.match(await errorOf('kind,name\nfax,x'), /kind must be one of local_jump, /);
    assert.match(await errorOf('kind,host,vpro_hostname\nvpro,a,b'), /vpro_hostname and hostname are both filled/);
  });

  it('rejects a filled cell in an unknown column, unless the column is ignored', async () => {
    const csv = 'name,group,local_jump_hostname,session_polcy\nx,g,h,Servers\ny,g,h,';
    const rows = await check(csv);
    assert.ok(rows[0] && 'error' in rows[0] && rows[0].error.includes('column session_polcy is not known'));
    assert.ok(rows[1] && 'params' in rows[1]);
    assert.equal(await errorOf(csv, { session_polcy: null }), '');
    const [chosen] = await check(csv, { session_polcy: 'session_policy' });
    assert.equal(chosen && 'params' in chosen && chosen.params['session_policy'], 'Servers');
  });

  it('accepts rows given as objects, by the guide’s names or in camelCase', async () => {
    const rows = tableOf([
      { name: 'A', group: 'g', shelljumpHostname: 'h', jumpoint: 'j', protocol: 'ssh', port: 22, keepAlive: 0 },
      { name: 'B', group: 'g', rdp_hostname: 'h', console: true },
      { name: 'C', group: 'g', rdp_hostname: 'h', quality: null, tag: undefined, domain: { a: 1 } },
      { constructor: 'x' },
    ]);
    assert.deepEqual(
      (await checkRows(rows)).map((row) => ('params' in row ? row.params : row.error)),
      [
        { name: 'A', group: 'g', shelljump_hostname: 'h', jumpoint: 'j', protocol: 'ssh', port: 22, keep_alive: 0 },
        { name: 'B', group: 'g', rdp_hostname: 'h', console: true },
        'domain must be a text that is not empty.',
        'The column constructor is not known, or there twice. Rename it, or have it ignored.',
      ],
    );
  });

  it('reports faults of the file itself', async () => {
    assert.match(await errorOf('name,group\nx,g,h'), /more cells than there are headings/);
    assert.match(await errorOf('name,group\n"x,g'), /quote/i);
  });

  it('stops when it is cancelled', async () => {
    const table = tableOf(Array.from({ length: 1000 }, () => ({ name: 'x' })));
    const stop = new AbortController();
    const checking = checkRows(table, { signal: stop.signal });
    stop.abort();
    await assert.rejects(checking, (error) => SiteError.is(error, 'cancelled'));
  });
});
