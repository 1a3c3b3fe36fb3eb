import * as fc from 'fast-check';

/** A support centre played second by second with plain maps, to compare archives with. Nothing of the product is used. */
export type Fields = Record<string, unknown>;
export type World = Map<string, Map<string, Fields>>;

/** What happens, some seconds after what happened before. */
export interface Happening {
  readonly wait: number;
  readonly what: (typeof HAPPENINGS)[number];
  /** Chooses whom it happens to. */
  readonly dice: number;
  /** How the line is laid out. */
  readonly layout: number;
}

/** A change of rows with its time. */
export interface Change {
  readonly time: number;
  readonly verb: 'insert' | 'update' | 'delete' | 'truncate';
  readonly table: string;
  readonly id: string;
  readonly fields: Fields;
  readonly layout: number;
}

const HAPPENINGS = [
  'login',
  'logout',
  'connect',
  'focus',
  'idle',
  'routing',
  'available',
  'select',
  'open',
  'close',
  'join',
  'leave',
  'move',
  'client',
  'clientLeaves',
  'reconnect',
  'restart',
  'nonsense',
] as const;

const OFTEN = HAPPENINGS.filter((what) => what !== 'restart' && what !== 'logout');

export const happenings = (longestWait: number): fc.Arbitrary<Happening[]> =>
  fc.array(
    fc.record({
      wait: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: longestWait })),
      what: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...OFTEN) }, fc.constantFrom(...HAPPENINGS)),
      dice: fc.nat(1_000_000),
      layout: fc.nat(1_000_000),
    }),
    { minLength: 20, maxLength: 120 },
  );

/** Ids as large as sites have them; a number could not hold them. */
const FIRST_ID = 9_400_000_000_000_000_001n;

/** Plays happenings from `start` on. */
export function play(happened: readonly Happening[], start: number): readonly Change[] {
  const world: World = new Map();
  const changes: Change[] = [];
  let time = start;
  let made = 0n;
  const newId = (): string => String(FIRST_ID + made++);
  for (const { wait, what, dice, layout } of happened) {
    time += wait;
    const note = (verb: Change['verb'], table = '', id = '', fields: Fields = {}): void => {
      const change = { time, verb, table, id, fields, layout };
      apply(world, change);
      changes.push(change);
    };
    happen(what, dice, world, newId, time, note);
  }
  return changes;
}

type Note = (verb: Change['verb'], table?: string, id?: string, fields?: Fields) => void;

function happen(
  what: Happening['what'],
  dice: number,
  world: World,
  newId: () => string,
  time: number,
  note: Note,
): void {
  const pick = (table: string): string | undefined => {
    const ids = [...(world.get(table)?.keys() ?? [])];
    return ids[dice % Math.max(1, ids.length)];
  };
  const rep = pick('representative');
  const session = pick('support_session');
  const toggle = (table: string, id: string | undefined, field: string): void => {
    if (id !== undefined) {
      note('update', table, id, { [field]: world.get(table)?.get(id)?.[field] !== true });
    }
  };
  switch (what) {
    case 'login': {
      const user = String(1 + (dice % 4));
      note('insert', 'representative', newId(), {
        created_timestamp: time,
        user_id: user,
        username: `user ${user}`,
        queue_id: String(500 + (dice % 3)),
        connected: true,
        console_in_focus: dice % 2 === 0,
        selected_support_session_id: '',
        routing_enabled: dice % 3 === 0,
        routing_available: dice % 5 === 0,
        routing_idle: false,
        routing_busy: false,
      });
      break;
    }
    case 'logout':
      if (rep !== undefined) {
        for (const [id, row] of world.get('representative_support_session') ?? []) {
          if (row['representative_id'] === rep) {
            note('delete', 'representative_support_session', id);
          }
        }
        note('delete', 'representative', rep);
      }
      break;
    case 'connect':
      toggle('representative', rep, 'connected');
      break;
    case 'focus':
      toggle('representative', rep, 'console_in_focus');
      break;
    case 'idle':
      toggle('representative', rep, 'routing_idle');
      break;
    case 'routing':
      toggle('representative', rep, 'routing_enabled');
      break;
    case 'available':
      toggle('representative', rep, 'routing_available');
      break;
    case 'select':
      if (rep !== undefined) {
        note('update', 'representative', rep, { selected_support_session_id: session ?? '' });
      }
      break;
    case 'open':
      note('insert', 'support_session', newId(), {
        created_timestamp: time,
        lsid: `lsid${time}${dice}`,
        queue_id: String(500 + (dice % 5)),
      });
      break;
    case 'close':
      // What belongs to a session may be deleted before it, after it or never.
      if (session !== undefined) {
        note('delete', 'support_session', session);
      }
      break;
    case 'join':
      if (rep !== undefined && session !== undefined) {
        note('insert', 'representative_support_session', newId(), {
          created_timestamp: time,
          representative_id: rep,
          support_session_id: session,
        });
        note('update', 'support_session', session, { queue_id: world.get('representative')?.get(rep)?.['queue_id'] });
      }
      break;
    case 'leave': {
      const link = pick('representative_support_session');
      if (link !== undefined) {
        note('delete', 'representative_support_session', link);
      }
      break;
    }
    case 'move':
      if (session !== undefined) {
        note('update', 'support_session', session, { queue_id: String(500 + (dice % 5)) });
      }
      break;
    case 'client':
      if (session !== undefined) {
        note('insert', 'customer_client', newId(), {
          created_timestamp: time,
          support_session_id: session,
          connected: true,
        });
      }
      break;
    case 'clientLeaves': {
      const client = pick('customer_client');
      if (client !== undefined) {
        note('delete', 'customer_client', client);
      }
      break;
    }
    case 'reconnect':
      toggle('customer_client', pick('customer_client'), 'connected');
      break;
    case 'restart':
      note('truncate');
      break;
    case 'nonsense':
      note('delete', 'representative', '77');
      break;
  }
}

/** Applies a change to plain maps. */
export function apply(world: World, { verb, table, id, fields }: Change): void {
  if (verb === 'truncate') {
    world.clear();
    return;
  }
  const rows = world.get(table) ?? new Map<string, Fields>();
  world.set(table, rows);
  if (verb === 'delete') {
    rows.delete(id);
  } else {
    rows.set(id, verb === 'insert' ? { ...fields } : { ...rows.get(id), ...fields });
  }
}

/** The rows after every change up to and including `time`, or before it. */
export function worldAt(changes: readonly Change[], time: number, isInclusive = true): World {
  const world: World = new Map();
  for (const change of changes) {
    if (change.time < time || (isInclusive && change.time === time)) {
      apply(world, change);
    }
  }
  return world;
}

/** The state archive of a world: an object of tables, null for an empty one, ids of rows as bare numbers in fields. */
export function stateText(world: World): string {
  const tables = Object.fromEntries(
    [...world].map(([table, rows]) => [
      table,
      rows.size === 0
        ? null
        : Object.fromEntries([...rows].map(([id, row]) => [`id ${id}`, spelled(row, Number(id.slice(-3)))])),
    ]),
  );
  return bareIds(JSON.stringify({ ...tables, support_session_skill: null }, null, world.size % 2));
}

/** The line of an event archive for a change, in one of the layouts that the guide leaves room for. */
export function changeLine({ time, verb, table, id, fields, layout }: Change): string {
  if (verb === 'truncate') {
    return `${JSON.stringify({ type: 'truncate_model', timestamp: time })}\n`;
  }
  const head = { type: `model_${verb}`, timestamp: layout % 7 === 0 ? String(time) : time };
  const rows = { [table]: { [`id ${id}`]: spelled(fields, layout) } };
  const ids = { [table]: [`id ${id}`] };
  const content = verb === 'delete' ? ids : rows;
  const layouts = [
    { ...head, [verb]: content },
    { ...head, data: content },
    { ...head, ...content },
    { ...head, table, id: `id ${id}`, ...(verb !== 'delete' && { data: spelled(fields, layout) }) },
  ];
  return `${bareIds(JSON.stringify(layouts[layout % layouts.length]))}\n`;
}

/** Flags in all their spellings; ids marked, to be written bare. */
function spelled(fields: Fields, layout: number): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (typeof value === 'boolean') {
        return [name, [value, Number(value), String(Number(value)), String(value)][layout % 4]];
      }
      return [name, name.endsWith('_id') && value !== '' && layout % 3 === 0 ? `id ${String(value)}` : value];
    }),
  );
}

/** Ids as the guide writes them: bare integers, except where they are names. */
function bareIds(json: string): string {
  return json.replace(/"id (\d+)":/g, '"$1":').replace(/"id (\d+)"/g, '$1');
}
