import { join } from 'node:path';
import ts from 'typescript';
import type { AnyCommand } from '../../src/ui/platform/contributions/command.ts';
import { commandId } from '../../src/ui/platform/contributions/commandId.ts';
import type { CommandName } from '../../src/ui/platform/contributions/commandTypes.ts';
import { COMMANDS } from '../../src/ui/window/contributions/commands.ts';
import { ROOT } from './paths.ts';

const SOURCE = join(ROOT, 'src/ui/window/contributions/commands.ts');

/**
 * Returns the source of a TypeScript interface of the commands for other extensions: the argument and result of each,
 * with all types written out, since the file cannot import them. Commands on rows of a view are left out.
 */
export function commandTypes(): string {
  const project = join(ROOT, 'src/tsconfig.ui.json');
  const { config } = ts.readConfigFile(project, (path) => ts.sys.readFile(path)) as { readonly config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(ROOT, 'src'));
  const program = ts.createProgram([SOURCE], { ...options, composite: false, incremental: false, noEmit: true });
  const checker = program.getTypeChecker();
  const alias = program
    .getSourceFile(SOURCE)
    ?.statements.find((each) => ts.isTypeAliasDeclaration(each) && each.name.text === 'CommandSignatures');
  if (!alias) {
    throw new Error(`${SOURCE} does not export CommandSignatures.`);
  }
  const commands = Object.entries(COMMANDS) as [CommandName, AnyCommand][];
  const callable = new Set<string>(
    commands.flatMap(([name, { palette }]) => (palette === false ? [] : commandId(name))),
  );
  const lines = checker
    .getTypeAtLocation(alias)
    .getProperties()
    .filter(({ name }) => callable.has(name));
  return [
    '/** The commands: what each takes and gives. `vscode.commands.executeCommand` gives a promise of it. */',
    'export interface RepWorkflowsCommands {',
    ...lines.map((command) => `  ${signatureOf(command, checker)}`),
    '}\n',
  ].join('\n');
}

function signatureOf(command: ts.Symbol, checker: ts.TypeChecker): string {
  const [signature] = checker.getTypeOfSymbol(command).getCallSignatures();
  const [parameter] = signature?.parameters ?? [];
  if (!signature || !parameter) {
    throw new Error(`${command.name} is not declared as a function of its argument.`);
  }
  const argument = checker.getTypeOfSymbol(parameter);
  const isNone = argument.flags & ts.TypeFlags.Undefined;
  const takes = isNone ? '' : `argument?: ${written(checker.getNonNullableType(argument), checker)}`;
  return `'${command.name}'(${takes}): ${written(signature.getReturnType(), checker)};`;
}

/** Returns the source of a type; `unknown` for a recursive one. */
function written(type: ts.Type, checker: ts.TypeChecker, within: readonly ts.Type[] = []): string {
  const inner = (each: ts.Type): string => written(each, checker, [...within, type]);
  if (within.includes(type)) {
    return 'unknown';
  }
  if (type.isUnion()) {
    const texts = type.types.map((each) => (each.flags & ts.TypeFlags.BooleanLiteral ? 'boolean' : inner(each)));
    return [...new Set(texts)].sort((a, b) => Number(a === 'undefined') - Number(b === 'undefined')).join(' | ');
  }
  if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) {
    return checker.typeToString(type);
  }
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    return item ? `readonly (${inner(item)})[]` : 'readonly unknown[]';
  }
  const [declaration] = (type.symbol as ts.Symbol | undefined)?.declarations ?? [];
  if (declaration?.getSourceFile().fileName.includes('/node_modules/@types/vscode/')) {
    return `import('vscode').${type.symbol.name}`;
  }
  const properties = type.getProperties().map((property) => {
    const mark = property.flags & ts.SymbolFlags.Optional ? '?' : '';
    const name = /^\w+$/.test(property.name) ? property.name : JSON.stringify(property.name);
    return `readonly ${name}${mark}: ${inner(checker.getTypeOfSymbol(property))}`;
  });
  const others = checker.getIndexInfosOfType(type).map((info) => `readonly [name: string]: ${inner(info.type)}`);
  return `{ ${[...properties, ...others].join('; ')} }`;
}
