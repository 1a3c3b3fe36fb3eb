import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import type { AnyCommand } from '../../src/ui/platform/contributions/command.ts';
import { COMMANDS } from '../../src/ui/window/contributions/commands.ts';

const commands: Readonly<Record<string, AnyCommand>> = COMMANDS;

/** The commands of a row of README's table, and what it says of their argument and result. */
const ROWS = readFileSync('README.md', 'utf8')
  .split('| command `repWorkflows.…`')[1]
  ?.split('\n\n')[0]
  ?.split('\n')
  .slice(2)
  .map((line) => {
    const [, names = '', ...text] = line.split(/(?<!\\)\|/);
    return { names: [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => name), text: text.join('|') };
  });

/** A schema of valibot, as far as it says what properties an object has. */
interface Schema {
  readonly entries?: object;
  readonly options?: readonly Schema[];
  readonly pipe?: readonly Schema[];
  readonly type?: string;
}

/** The properties that a schema names; `*` where it takes any others too. */
function properties({ type, entries = {}, options = [], pipe = [] }: Schema): readonly string[] {
  const [, ...further] = pipe;
  const inner = [...options, ...further].flatMap(properties);
  return [...Object.keys(entries), ...(type === 'record' && inner.length === 0 ? ['*'] : []), ...inner];
}

/** The properties in the braces of a text that are not inside others. */
function named(text: string): readonly string[] {
  const flat = text.replace(/(?<=\{[^{}]*)\[[^\]]*\]|'[^']*'/g, '');
  return [...flat.matchAll(/`\{(.*?)\}`/g)].flatMap(([, inside = '']) => inside.match(/\w+(?=\??(?::|,|$))/g) ?? []);
}

describe('the table of commands in README', () => {
  it('names existing commands, each once, and every one with an argument', () => {
    const names = ROWS?.flatMap((row) => row.names) ?? [];
    assert.deepEqual(
      names.filter((name) => !Object.hasOwn(commands, name)),
      [],
    );
    assert.equal(new Set(names).size, names.length);
    const missing = Object.keys(commands).filter((name) => commands[name]?.argument && !names.includes(name));
    assert.deepEqual(missing, []);
  });

  it('names each property of an argument, and no others', () => {
    for (const { names, text } of ROWS ?? []) {
      const known = names.flatMap((name) => properties((commands[name]?.argument ?? {}) as Schema));
      for (const name of new Set(known)) {
        assert.ok(name === '*' || new RegExp(`\\b${name}\\b`).test(text), `${names.join()}: ${name} is not told of`);
      }
      const [argument = ''] = text.split('→');
      if (!known.includes('*')) {
        const unknown = named(argument).filter((name) => !known.includes(name));
        assert.deepEqual(unknown, [], names.join());
      }
    }
  });
});
