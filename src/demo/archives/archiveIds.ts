import { createHash } from 'node:crypto';
import type { RepProfile } from '../company/people.ts';
import { TEAMS } from '../company/configuration.ts';
import type { WireRow } from '../sim/rowChanges.ts';

/** Rows by table and id, as they go over the wire. */
export type WireTables = Readonly<Record<string, Readonly<Record<string, WireRow>>>>;

/**
 * What the rows of the past are called by; each of these names has one id, in whatever order archives are made. Times,
 * in seconds since the epoch, tell one stay from the next.
 */
export const rowName = {
  general: () => 'queue',
  team: (teamId: string) => `queue ${teamId}`,
  rep: (userId: string, at: number) => `rep ${userId} ${at}`,
  personal: (userId: string, at: number) => `personal ${userId} ${at}`,
  /** `teamId` is '' for the general queue. */
  member: (userId: string, at: number, teamId: string) => `member ${userId} ${at} ${teamId}`,
  session: (lsid: string) => `session ${lsid}`,
  client: (lsid: string) => `client ${lsid}`,
  link: (lsid: string, userId: string, at: number) => `link ${lsid} ${userId} ${at}`,
  attribute: (lsid: string, codeName: string) => `attribute ${lsid} ${codeName}`,
  presentation: (lsid: string) => `presentation ${lsid}`,
  presenter: (lsid: string) => `presenter ${lsid}`,
  attendee: (lsid: string, attendeeId: string) => `attendee ${lsid} ${attendeeId}`,
} as const;

/** Ids of the rows of the past: those that the live model gave where it has the row, else made from the name. */
export class ArchiveIds {
  readonly #live = new Map<string, string>();

  /** @param rows those that the live model opened with. */
  constructor(rows: WireTables, staff: ReadonlyMap<string, RepProfile>) {
    this.#nameQueues(rows);
    this.#nameStaff(rows, staff);
    this.#nameSessions(rows);
    this.#namePresentations(rows);
  }

  of(name: string): string {
    return this.#live.get(name) ?? stableId(name);
  }

  #nameQueues({ queue = {} }: WireTables): void {
    for (const [id, row] of Object.entries(queue)) {
      if (row['type'] !== 'personal') {
        const teamId = textIn(row, 'support_team_id');
        this.#live.set(teamId === '' ? rowName.general() : rowName.team(teamId), id);
      }
    }
  }

  #nameStaff({ representative = {}, representative_queue = {} }: WireTables, staff: ReadonlyMap<string, RepProfile>) {
    for (const [id, row] of Object.entries(representative)) {
      const [userId, at] = [textIn(row, 'user_id'), Number(row['created_timestamp'])];
      this.#live.set(rowName.rep(userId, at), id);
      this.#live.set(rowName.personal(userId, at), textIn(row, 'queue_id'));
      const own = Object.entries(representative_queue).filter(([, member]) => member['representative_id'] === id);
      const teams = TEAMS.filter(({ codeName }) => codeName in (staff.get(userId)?.teams ?? {}));
      for (const teamId of ['', ...teams.map((team) => team.id)]) {
        const queueId = this.#live.get(teamId === '' ? rowName.general() : rowName.team(teamId));
        const member = own.find(([, membership]) => membership['queue_id'] === queueId);
        if (member !== undefined) {
          this.#live.set(rowName.member(userId, at, teamId), member[0]);
        }
      }
    }
  }

  #nameSessions(rows: WireTables): void {
    const lsids = new Map(Object.entries(rows['support_session'] ?? {}).map(([id, row]) => [id, textIn(row, 'lsid')]));
    for (const [id, lsid] of lsids) {
      this.#live.set(rowName.session(lsid), id);
    }
    const lsidOf = (row: WireRow): string => lsids.get(textIn(row, 'support_session_id')) ?? '';
    for (const [id, row] of Object.entries(rows['customer_client'] ?? {})) {
      this.#live.set(rowName.client(lsidOf(row)), id);
    }
    for (const [id, row] of Object.entries(rows['support_session_attribute'] ?? {})) {
      this.#live.set(rowName.attribute(lsidOf(row), textIn(row, 'code_name')), id);
    }
    for (const [id, row] of Object.entries(rows['representative_support_session'] ?? {})) {
      const rep = rows['representative']?.[textIn(row, 'representative_id')] ?? {};
      this.#live.set(rowName.link(lsidOf(row), textIn(rep, 'user_id'), Number(row['created_timestamp'])), id);
    }
  }

  #namePresentations(rows: WireTables): void {
    const sessions = rows['presentation_session'] ?? {};
    for (const [id, row] of Object.entries(sessions)) {
      this.#live.set(rowName.presentation(textIn(row, 'lsid')), id);
    }
    const lsidOf = (row: WireRow): string => textIn(sessions[textIn(row, 'presentation_session_id')] ?? {}, 'lsid');
    for (const [id, row] of Object.entries(rows['presenter'] ?? {})) {
      this.#live.set(rowName.presenter(lsidOf(row)), id);
    }
    for (const [id, row] of Object.entries(rows['attendee'] ?? {})) {
      this.#live.set(rowName.attendee(lsidOf(row), id), id);
    }
  }
}

/** An id of 64 bits that the same name always has; half of them are larger than a signed number of that size. */
export function stableId(name: string): string {
  return String(createHash('sha256').update(name).digest().readBigUInt64BE());
}

function textIn(row: WireRow, field: string): string {
  return String(row[field] ?? '');
}
