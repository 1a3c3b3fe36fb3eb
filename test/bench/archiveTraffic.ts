/** The event archives of a large site: the kinds of lines and their sizes are those that the guide's tables lead to. */

export const START = 1_475_300_400;
/** The time that one event archive covers. */
export const ARCHIVE_SECONDS = 600;

const REPRESENTATIVES = 1500;
const SESSIONS = 4000;
const PIECE_BYTES = 256 * 1024;

/** The layouts of lines that sites may use (field notes): rows of several tables in one line, or a line for each row. */
export const LAYOUTS = ['as on the socket', 'below data', 'beside the type', 'flat'] as const;

type Layout = (typeof LAYOUTS)[number];

/** The lines of the next event archive of `site`, in pieces; the first one begins with everybody logging in. */
export function* archiveLines(site: Traffic, bytes: number): Generator<string> {
  let piece: string[] = [];
  let size = 0;
  let written = 0;
  const from = START + site.archives++ * ARCHIVE_SECONDS;
  while (written < bytes) {
    const line = site.next(from + Math.floor((written / bytes) * ARCHIVE_SECONDS));
    piece.push(line);
    size += line.length;
    written += line.length;
    if (size > PIECE_BYTES) {
      yield piece.join('');
      piece = [];
      size = 0;
    }
  }
  yield piece.join('');
}

/** What happens at the site; sessions go on from one archive to the next. */
export class Traffic {
  /** How many archives have been written. */
  archives = 0;
  readonly #layout: Layout;
  #made = SESSIONS;
  #gone = SESSIONS;
  #seed = 1;
  #at = 0;

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  next(time: number): string {
    const at = this.#at++;
    if (at < REPRESENTATIVES) {
      return this.#line('insert', time, { representative: { [repId(at)]: representative(at, time) } });
    }
    const rep = this.#random(REPRESENTATIVES);
    const dice = this.#random(100);
    if (dice < 12) {
      return this.#open(time, rep);
    }
    if (dice < 24) {
      return this.#close(time);
    }
    return dice < 60 ? this.#touchRep(time, rep, dice) : this.#sessionEvent(time, rep, dice);
  }

  #open(time: number, rep: number): string {
    const made = this.#made++;
    return this.#line('insert', time, {
      support_session: { [sessionId(made)]: session(made, time) },
      customer_client: { [`7${made}`]: client(made, time) },
      representative_support_session: {
        [`8${made}`]: { created_timestamp: time, representative_id: repId(rep), support_session_id: sessionId(made) },
      },
    });
  }

  #close(time: number): string {
    const gone = this.#made - this.#gone < SESSIONS ? this.#made : this.#gone++;
    return this.#line('delete', time, {
      support_session: [sessionId(gone)],
      customer_client: [`7${gone}`],
      representative_support_session: [`8${gone}`],
    });
  }

  #touchRep(time: number, rep: number, dice: number): string {
    const fields =
      dice % 2 === 0
        ? { console_in_focus: dice % 4 === 0 ? 1 : 0, selected_support_session_id: sessionId(this.#made - 1) }
        : { routing_idle: dice % 4 === 1 ? 1 : 0, routing_available: dice % 3 === 0 ? 1 : 0 };
    return this.#line('update', time, { representative: { [repId(rep)]: fields } });
  }

  #sessionEvent(time: number, rep: number, dice: number): string {
    const head = { type: 'session_event', timestamp: time, lsid: lsid(this.#made - this.#random(500)) };
    const event =
      dice < 80
        ? {
            name: 'session_foreground_window_changed',
            data: { exe_name: 'outlook.exe', window_name: `Inbox – customer ${dice} – Outlook` },
          }
        : {
            name: 'chat_message',
            data: {
              body: `Could you please try that once more, and tell me the number in the message (${dice})?`,
              performed_by: { type: 'representative', name: `rep${rep}`, id: repId(rep) },
              destination: [{ type: 'customer', name: 'Ada', id: '1' }],
            },
          };
    return `${JSON.stringify({ ...head, ...event })}\n`;
  }

  /** What happens to rows, in the layout of the site: one line, or one for each row. */
  #line(verb: 'insert' | 'update' | 'delete', timestamp: number, tables: Readonly<Record<string, object>>): string {
    const head = { type: `model_${verb}`, timestamp };
    switch (this.#layout) {
      case 'as on the socket':
        return `${JSON.stringify({ ...head, [verb]: tables })}\n`;
      case 'below data':
        return `${JSON.stringify({ ...head, data: tables })}\n`;
      case 'beside the type':
        return `${JSON.stringify({ ...head, ...tables })}\n`;
      case 'flat':
        return Object.entries(tables)
          .flatMap(([table, rows]) =>
            Array.isArray(rows)
              ? rows.map((id: unknown) => ({ ...head, table, id }))
              : Object.entries(rows).map(([id, data]: [string, unknown]) => ({ ...head, table, id, data })),
          )
          .map((line) => `${JSON.stringify(line)}\n`)
          .join('');
    }
  }

  #random(below: number): number {
    this.#seed = (this.#seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((this.#seed / 2_147_483_648) * below);
  }
}

const repId = (at: number): string => `94000000000000${10_000 + at}`;
const sessionId = (at: number): string => `95000000${10_000_000 + at}`;
const lsid = (at: number): string => `6f1c2d3e4b5a69788796a5b4c3d2e1f${at}`;

function representative(at: number, time: number): object {
  return {
    connected: 1,
    console_in_focus: 1,
    created_timestamp: time,
    hostname: `WS-${at}`,
    operating_system: 'Windows 10 Enterprise x64',
    private_display_name: `Representative ${at}`,
    private_ip: '10.10.24.8',
    public_display_name: `Rep ${at}`,
    public_ip: '192.0.2.18:51234',
    queue_id: `93${at}`,
    routing_available: 1,
    routing_busy: 0,
    routing_enabled: 1,
    routing_idle: 0,
    selected_support_session_id: '',
    skill_code_names: 'windows,network',
    type: 'normal',
    user_id: String(1000 + at),
    username: `rep${at}`,
  };
}

function session(at: number, time: number): object {
  return {
    created_timestamp: time,
    customer_company: 'Example Ltd',
    customer_company_code: 'EX',
    customer_description: 'The printer on the third floor does not print since this morning.',
    customer_name: `Customer ${at}`,
    estimated_pickup_timestamp: time + 120,
    issue_code_name: 'printing',
    issue_description: 'Printing and scanning',
    lsid: lsid(at),
    primary_team_queue_id: '9311',
    priority: 2,
    public_site_id: '1',
    public_site_name: 'Default',
    queue_entry_timestamp: time,
    queue_id: `93${at % REPRESENTATIVES}`,
    start_method: 'session_key',
  };
}

function client(at: number, time: number): object {
  return {
    client_type: 'desktop',
    connected: 1,
    created_timestamp: time,
    elevated: 0,
    hostname: `PC-${at}`,
    operating_system: 'Windows 11 Pro x64',
    private_ip: '192.168.0.15',
    public_ip: '198.51.100.7:40112',
    support_session_id: sessionId(at),
  };
}
