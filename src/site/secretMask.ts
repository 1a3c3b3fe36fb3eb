import type { Log } from '../base/log.ts';

const MASK = '•••';

/** The number of secrets remembered: a week of hourly tokens. Each use adds a secret again, which keeps it. */
const MAX_SECRETS = 256;

/** Secrets shorter than this are masked only as whole words, so that ordinary text stays readable. */
const SHORT = 6;

/** Masks secrets by value, in all the forms in which they could appear in a text. */
export class SecretMask {
  readonly #secrets = new Set<string>();
  #pattern: RegExp | undefined;

  /** Adds a secret to mask: as it is, in base64 and URL-encoded. An empty one is ignored. */
  add(secret: string): void {
    if (secret === '') {
      return;
    }
    this.#secrets.delete(secret);
    this.#secrets.add(secret);
    for (const oldest of this.#secrets) {
      if (this.#secrets.size <= MAX_SECRETS) {
        break;
      }
      this.#secrets.delete(oldest);
    }
    this.#pattern = undefined;
  }

  /** Replaces every known secret in `text`. */
  mask(text: string): string {
    if (this.#secrets.size === 0) {
      return text;
    }
    this.#pattern ??= patternOf(this.#secrets);
    return text.replace(this.#pattern, MASK);
  }

  /** Returns a log that masks each line before passing it to `log`. */
  wrap(log: Log): Log {
    return {
      trace: (message) => log.trace(this.mask(message)),
      debug: (message) => log.debug(this.mask(message)),
      info: (message) => log.info(this.mask(message)),
      warn: (message) => log.warn(this.mask(message)),
      error: (message) => log.error(this.mask(message)),
    };
  }
}

/** Returns one expression for all forms, longest first, so that a secret contained in another leaves no remainder. */
function patternOf(secrets: Iterable<string>): RegExp {
  const forms = [...new Set([...secrets].flatMap(formsOf))].sort((a, b) => b.length - a.length);
  return new RegExp(forms.map(expressionFor).join('|'), 'g');
}

function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64');
  return [
    secret,
    base64,
    base64.replace(/=+$/, ''),
    Buffer.from(secret).toString('base64url'),
    encodeURIComponent(base64.toWellFormed()),
    encodeURIComponent(secret.toWellFormed()),
    new URLSearchParams([['', secret]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
  ];
}

function expressionFor(form: string): string {
  const escaped = form.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  return form.length < SHORT ? `(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])` : escaped;
}
