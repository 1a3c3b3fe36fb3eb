import { createHmac } from 'node:crypto';
import { sameSecret } from '../http/accounts.ts';

/** What can be had by a link that a report tells. */
export type LinkedKind = 'chat' | 'recording' | 'show_my_screen' | 'command_shell';

/** A file of a session or presentation. */
export interface LinkedFile {
  readonly kind: LinkedKind;
  readonly lsid: string;
  /** From 0, for those of which there may be several. */
  readonly instance: number;
  /** To keep, or to look at. */
  readonly isDownload: boolean;
}

const PATH = '/report/';

/** The links in reports: signed, so that whoever has one needs no token. */
export class FileLinks {
  readonly #secret: string;
  readonly #host: string;

  /** @param host the site's own, with its port. */
  constructor(secret: string, host: string) {
    this.#secret = secret;
    this.#host = host;
  }

  url(file: LinkedFile): string {
    const { kind, lsid, instance, isDownload } = file;
    const query = new URLSearchParams({ lsid, instance: String(instance), download: isDownload ? '1' : '0' });
    query.set('h', this.#signature(file));
    return `http://${this.#host}${PATH}${kind}?${query.toString()}`;
  }

  /** The file that a request asks for; undefined where it does not, or has no right to. */
  fileOf(path: string, query: URLSearchParams): LinkedFile | undefined {
    const kind = KINDS.find((candidate) => path === PATH + candidate);
    if (kind === undefined) {
      return undefined;
    }
    const isDownload = query.get('download') === '1';
    const file = { kind, lsid: query.get('lsid') ?? '', instance: Number(query.get('instance')), isDownload };
    return sameSecret(this.#signature(file), query.get('h') ?? '') ? file : undefined;
  }

  #signature({ kind, lsid, instance, isDownload }: LinkedFile): string {
    const text = [kind, lsid, instance, isDownload].join(' ');
    return createHmac('sha256', this.#secret).update(text).digest('hex').slice(0, 40);
  }
}

const KINDS: readonly LinkedKind[] = ['chat', 'recording', 'show_my_screen', 'command_shell'];
