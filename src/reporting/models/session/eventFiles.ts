import { wholeNumber } from '../../../schema/fields.ts';
import type { EventValue, ReportEvent } from '../../items/events.ts';

/** A file that an event is about, or a folder. */
export interface FileOfEvent {
  /** Its path, where the site tells it. */
  readonly name: string;
  /** In bytes; null where the site does not tell. */
  readonly size: number | null;
  /** The path it had before; '' where it was not moved. */
  readonly movedFrom: string;
  /** '' where the site does not tell. */
  readonly sha256: string;
}

/** As much of an event as tells its files. */
export type EventWithFiles = Pick<ReportEvent, 'files' | 'filename' | 'filesize' | 'otherFiles' | 'data'>;

/**
 * The files of an event, each once. Sites tell them in `<files>`, in `<filename>` and `<filesize>`, or in values of
 * `<data>`, and the same file in several of these.
 */
export function filesOf(event: EventWithFiles): readonly FileOfEvent[] {
  const { files, filename = '', filesize = null, otherFiles = [], data } = event;
  if (filename === '' && files.length + otherFiles.length + data.length === 0) {
    return [];
  }
  const listed = files.map(({ name, size }) => fileOf(name, size));
  const named = merged(listed, [fileOf(filename, filesize), ...otherFiles.map(({ name, size }) => fileOf(name, size))]);
  return data.length === 0 ? named : merged(named, describedFiles(data, named));
}

/** A file as people read it. */
export function fileText({ name, movedFrom }: FileOfEvent): string {
  return movedFrom === '' || movedFrom === name ? name : `${movedFrom} → ${name}`;
}

/** The files that values describe; those without a name belong to the files that have one already. */
function describedFiles(data: readonly EventValue[], known: readonly FileOfEvent[]): readonly FileOfEvent[] {
  const values = (name: string) =>
    data.filter((one) => one.name.toLowerCase() === name).map(({ value }) => value.trim());
  const [sizes, sums, old] = [values('filesize'), values('sha256'), values('old_path')];
  const ways = [values('new_path'), values('filename'), known.map(({ name }) => name), values('path'), old];
  const names = ways.find((way) => way.length > 0) ?? [];
  return names.map((name, index) => ({
    name,
    size: wholeNumber(sizes[index] ?? '') ?? null,
    movedFrom: old[index] ?? '',
    sha256: sums[index] ?? '',
  }));
}

function fileOf(name: string, size: number | null): FileOfEvent {
  return { name, size, movedFrom: '', sha256: '' };
}

/** The files of both lists; the first of a name in one is the first of that name in the other. */
function merged(files: readonly FileOfEvent[], others: readonly FileOfEvent[]): readonly FileOfEvent[] {
  const all = files.filter(({ name }) => name !== '');
  const more = others.filter(({ name }) => name !== '');
  if (more.length === 0) {
    return all;
  }
  const places = new Places(all);
  for (const file of more) {
    const place = places.take(file.name);
    const known = place === undefined ? undefined : all[place];
    if (known && place !== undefined) {
      all[place] = together(known, file);
    } else {
      all.push(file);
    }
  }
  return all;
}

/** Where files are in a list, by their names; each is found once. A name without a folder may be of any folder. */
class Places {
  readonly #byName = new Map<string, number[]>();
  readonly #byBaseName = new Map<string, number[]>();
  readonly #taken = new Set<number>();

  constructor(files: readonly FileOfEvent[]) {
    // The last place of a list is taken first.
    for (const [place, { name }] of [...files.entries()].reverse()) {
      addTo(this.#byName, name, place);
      addTo(this.#byBaseName, baseName(name), place);
    }
  }

  take(name: string): number | undefined {
    const base = baseName(name);
    const elsewhere = base === name ? this.#byBaseName.get(name) : this.#byName.get(base);
    return this.#first(this.#byName.get(name)) ?? this.#first(elsewhere);
  }

  #first(places: number[] = []): number | undefined {
    for (let place = places.pop(); place !== undefined; place = places.pop()) {
      if (!this.#taken.has(place)) {
        this.#taken.add(place);
        return place;
      }
    }
    return undefined;
  }
}

function addTo(places: Map<string, number[]>, name: string, place: number): void {
  const list = places.get(name) ?? [];
  list.push(place);
  places.set(name, list);
}

/** The longer name has the path. */
function together(one: FileOfEvent, other: FileOfEvent): FileOfEvent {
  return {
    name: other.name.length > one.name.length ? other.name : one.name,
    size: one.size ?? other.size,
    movedFrom: one.movedFrom || other.movedFrom,
    sha256: one.sha256 || other.sha256,
  };
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1) || path;
}
