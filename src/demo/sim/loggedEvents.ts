import type { Actor, Logged, SystemTable, TransferredFile } from './history.ts';
import type { Machine } from '../company/machines.ts';
import type { Random } from './random.ts';

const FILES: readonly string[] = [
  'driver-6.1.zip',
  'Größe & Maße (final).xlsx',
  'screenshot 2021-11-23.png',
  'журнал.log',
  '../../etc/passwd',
  'CON.txt',
  'report <draft>.docx',
  'صورة.jpg',
  '請求書_2021年.pdf',
  'a “very” long name that somebody gave to a file because they could, and nobody stopped them in time.txt',
];

const WINDOWS: readonly (readonly [exe: string, title: string])[] = [
  ['outlook.exe', 'Inbox – Outlook (12)'],
  ['explorer.exe', 'C:\\Users\\Public\\Größen'],
  ['chrome.exe', 'Index of <intranet> & more – Google Chrome'],
  ['cmd.exe', 'Administrator: Command Prompt'],
  ['saplogon.exe', 'SAP Logon 760'],
  ['word.exe', 'مستند1 – Word'],
];

const NOTES: readonly string[] = [
  'Customer is on a train, connection comes and goes.',
  'Zweiter Anruf zum selben Thema, siehe INC-17.',
  'Replaced the cable. [b]Check again on Friday.[/b]',
  'Client en télétravail : pas de VPN avant 14 h.',
  'line one\nline two\n\nline four',
];

/** People in an incident: who helps, and who is helped. */
export interface Pair {
  readonly rep: Actor;
  readonly customer: Actor;
}

function someFile(random: Random): TransferredFile {
  return { name: random.pick(FILES), size: random.pick([0, 187, 4096, 1_048_577, 73_400_320, 5_368_709_120]) };
}

function logged(eventType: Logged['eventType'], rest: Omit<Logged, 'kind' | 'eventType'>): Logged {
  return { kind: 'logged', eventType, ...rest };
}

/** Files go one way or the other; one in ten transfers fails. */
export function transfer({ rep, customer }: Pair, random: Random): Logged {
  const file = someFile(random);
  const direction = random.chance(0.6) ? 'Upload' : 'Download';
  const [from, to] = direction === 'Upload' ? [rep, customer] : [customer, rep];
  if (random.chance(0.1)) {
    const failure_reason = random.pick(['The disk is full.', 'Zugriff verweigert.']);
    const data = { failure_reason, bytes_transferred: String(Math.floor(file.size / 3)) };
    return logged(`File ${direction} Failed`, { from, to, files: [file], data });
  }
  return logged(`File ${direction}`, { from, to, files: [file] });
}

/** The representative tidies up on the customer's computer. */
export function fileChange({ rep, customer }: Pair, random: Random): Logged {
  const file = someFile(random);
  return random.pick([
    logged('File Deleted', { from: rep, to: customer, files: [file] }),
    logged('File Moved', {
      from: rep,
      to: customer,
      data: { old_path: `C:\\Temp\\${file.name}`, new_path: `C:\\Archive\\${file.name}` },
    }),
    logged('Directory Created', { from: rep, to: customer, data: { path: 'C:\\Archive\\Übergabe' } }),
  ]);
}

/** Somebody shows files to the others. */
export function sharing({ customer }: Pair, random: Random): Logged {
  return logged('Files Shared', { from: customer, files: [someFile(random), someFile(random)] });
}

/** Something is changed in the registry. */
export function registryChange({ rep, customer }: Pair, random: Random): Logged {
  const path = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso & Söhne';
  const people = { from: rep, to: customer };
  return random.pick([
    logged('Registry Key Added', { ...people, data: { path, key: 'Proxy' } }),
    logged('Registry Key Deleted', { ...people, data: { path, key: 'Proxy.old' } }),
    logged('Registry Key Renamed', { ...people, data: { path, old_key: 'Proxy', new_key: 'Proxy.old' } }),
    logged('Registry Exported', { ...people, data: { root_path: path } }),
  ]);
}

/** Another window comes to the front while the screen is shared. */
export function windowChange({ customer }: Pair, random: Random): Logged {
  const [exe_name, window_name] = random.pick(WINDOWS);
  return logged('Session Foreground Window Changed', { from: customer, data: { exe_name, window_name } });
}

/** The representative writes something down for colleagues. */
export function note({ rep }: Pair, random: Random): Logged {
  return logged('Session Note Added', { from: rep, body: random.pick(NOTES) });
}

/** The customer is asked to agree before anything begins. */
export function agreement({ customer }: Pair, random: Random): Logged {
  const title = 'Nutzungsbedingungen / Terms of use';
  const response = random.chance(0.9) ? 'accept' : 'timeout';
  return logged('Legal Agreement Response', {
    from: customer,
    body: 'The representative may see and control your screen.',
    data: { title, response },
  });
}

/** What the customer's computer tells of itself at the beginning. */
export function systemInformation({ customer }: Pair, machine: Machine, random: Random): Logged {
  const tables: readonly SystemTable[] = [
    {
      name: 'Computer',
      columns: ['Name', 'Operating System', 'Memory', 'Uptime'],
      rows: [[machine.hostname, machine.operatingSystem, `${random.pick([4, 8, 16, 32])} GB`, '13 d 04:07']],
    },
    {
      name: 'Drives',
      columns: ['Drive', 'Type', 'Percent Used'],
      rows: [
        ['C:\\', 'Local Disk', `${random.integer(20, 99)}%`],
        ['Ü:\\', 'Network <\\\\srv-01\\Übergabe>', `${random.integer(1, 80)}%`],
      ],
    },
    {
      name: 'Network',
      columns: ['Adapter', 'IP Address', 'MAC Address', 'Gateway'],
      rows: [
        ['Ethernet', `10.2.${random.integer(0, 9)}.${random.integer(2, 250)}`, '02-00-5E-10-00-01', '10.2.0.1'],
        ['Wi-Fi', 'fe80::1ff:fe23:4567:890a%4', '02-00-5E-10-00-02', ''],
      ],
    },
    {
      name: 'Installed Programs',
      columns: ['Name', 'Publisher', 'Version'],
      rows: [
        ['7-Zip', 'Igor Pavlov', '21.06'],
        ['微信', 'Tencent', '3.4.5'],
        ['Größenrechner "Pro"', 'Maß & Söhne', '1.0 <beta>'],
      ],
    },
  ];
  return logged('System Information Retrieved', { from: customer, systemInformation: tables });
}

/** A tool of the representative that leaves a recording or a button behind. */
export function toolUse(
  eventType: 'Command Shell Session Started' | 'Show My Screen Recording' | 'Callback Button Deployed',
  { rep, customer }: Pair,
): Logged {
  return logged(eventType, { from: rep, to: customer });
}
