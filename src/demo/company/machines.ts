import type { Random } from '../sim/random.ts';

/** What runs on an endpoint: its name and its operating system. */
export interface Machine {
  readonly hostname: string;
  readonly operatingSystem: string;
}

const SYSTEMS = {
  desktop: ['Windows 11 Enterprise (64-bit)', 'Windows 10 Pro (64-bit)', 'macOS 12.1 (Monterey)', 'Ubuntu 20.04 LTS'],
  mobile: ['iOS 15.2', 'Android 12'],
  rdp: ['Windows Server 2019 Datacenter', 'Windows Server 2016'],
  vnc: ['Raspbian GNU/Linux 11', 'Unknown'],
  vpro: ['Unknown'],
  shell: ['Debian GNU/Linux 11', 'Cisco IOS 15.2'],
  web_chat: ['Unknown'],
};

/** What runs on the customer's end (guide: customer_client). */
export type ClientType = keyof typeof SYSTEMS;

const HOSTNAMES = ['PC-ÅRHUS', 'LAPTOP', 'mbp-jose', 'WS-MÜNCHEN', 'srv-db', 'kiosk', 'サーバー'];

/** A machine that can run the given kind of client. */
export function machineFor(clientType: ClientType, random: Random): Machine {
  return {
    hostname: clientType === 'web_chat' ? 'Unknown' : `${random.pick(HOSTNAMES)}-${random.integer(1, 99)}`,
    operatingSystem: random.pick(SYSTEMS[clientType]),
  };
}

/** The computer that a representative works at. */
export function repMachine(userId: string): Machine & { readonly privateIp: string; readonly publicIp: string } {
  const number = Number(userId);
  return {
    hostname: `REP-${userId}`,
    operatingSystem: number % 2 === 0 ? 'macOS 12.1 (Monterey)' : 'Windows 11 Enterprise (64-bit)',
    privateIp: `10.1.0.${number % 250}`,
    publicIp: `203.0.113.${number % 250}:${40_000 + (number % 20_000)}`,
  };
}

/** The addresses that a customer comes from, which stay the same for a session; a browser tells no private one. */
export function customerAddresses(lsid: string, clientType: string): { publicIp: string; privateIp: string } {
  const digits = (from: number, below: number) => 1 + (parseInt(lsid.slice(from, from + 6), 16) % below);
  const port = 1024 + digits(6, 60_000);
  const publicIp =
    digits(0, 5) === 1 ? `[2001:db8::${lsid.slice(0, 4)}]:${port}` : `198.51.100.${digits(12, 250)}:${port}`;
  const privateIp = clientType === 'web_chat' ? 'Unknown' : `10.2.${digits(0, 9)}.${digits(4, 250)}`;
  return { publicIp, privateIp };
}

/** How the command API's `<platform id="…">` abbreviates an operating system. */
export function platformId(operatingSystem: string): string {
  const known: readonly (readonly [RegExp, string])[] = [
    [/^Windows/, 'winNT-64'],
    [/^macOS/, 'mac_osx-x86'],
    [/^iOS/, 'ios'],
    [/^Android/, 'android'],
    [/Linux|Ubuntu/, 'linux-64'],
  ];
  return known.find(([pattern]) => pattern.test(operatingSystem))?.[1] ?? 'unknown';
}
