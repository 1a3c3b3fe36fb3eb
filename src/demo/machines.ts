import type { Approach } from './vocabulary.ts';
import type { Random } from './random.ts';

/** What runs on an endpoint: its name and its operating system. */
export interface Machine {
  readonly hostname: string;
  readonly operatingSystem: string;
}

const SYSTEMS: Readonly<Record<Approach['clientType'], readonly string[]>> = {
  desktop: ['Windows 11 Enterprise (64-bit)', 'Windows 10 Pro (64-bit)', 'macOS 12.1 (Monterey)', 'Ubuntu 20.04 LTS'],
  mobile: ['iOS 15.2', 'Android 12'],
  rdp: ['Windows Server 2019 Datacenter', 'Windows Server 2016'],
  vnc: ['Raspbian GNU/Linux 11', 'Unknown'],
  vpro: ['Unknown'],
  shell: ['Debian GNU/Linux 11', 'Cisco IOS 15.2'],
  web_chat: ['Unknown'],
};

const HOSTNAMES = ['PC-ÅRHUS', 'LAPTOP', 'mbp-jose', 'WS-MÜNCHEN', 'srv-db', 'kiosk', 'サーバー'];

/** A machine that can run the given kind of client. */
export function machineFor(clientType: Approach['clientType'], random: Random): Machine {
  return {
    hostname: clientType === 'web_chat' ? 'Unknown' : `${random.pick(HOSTNAMES)}-${random.integer(1, 99)}`,
    operatingSystem: random.pick(SYSTEMS[clientType]),
  };
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
