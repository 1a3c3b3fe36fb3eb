import { dirname, join, relative, resolve, sep } from 'node:path';
import tseslint from 'typescript-eslint';

/** The folders of src below the user interface, lowest first: each may import from those before it; the demo site from base alone. */
const LAYERS = [
  'base',
  'schema',
  'brcs',
  'site',
  'command-api',
  'session-start',
  'state',
  'reporting',
  'config-api',
  'backup',
  'demo',
];
/** Those of src/ui; the folders of features are side by side. */
const UI_LAYERS = ['platform', 'sites', 'shared', 'features', 'window'];

/** Why a file of src must not import another; undefined where it may. Paths are relative to src. */
function forbidden([from, ...within], [to, ...target]) {
  if (from === 'ui' && to === 'ui') {
    const [layer, feature] = within;
    const [lower, other] = target;
    const isDown = UI_LAYERS.indexOf(lower) <= UI_LAYERS.indexOf(layer);
    const isAside = layer === 'features' && lower === 'features' && feature !== other;
    return isDown && !isAside ? undefined : `${within.slice(0, -1).join('/')} must not know ${target.join('/')}.`;
  }
  if (from === 'webviews') {
    const isKnown = to === 'webviews' && (target[0] === within[0] || target[0] === 'kit');
    return isKnown ? undefined : 'A page knows itself and the kit; the kit knows itself.';
  }
  if (to === 'webviews' && !['messages.ts', 'draft.ts'].includes(target.at(-1))) {
    return 'Of a page only the shapes of its messages and its drafts are known outside.';
  }
  if (!LAYERS.includes(from) || from === to) {
    return undefined;
  }
  if (from === 'demo' && to !== 'base') {
    return 'The demo site must not answer by the code that it tries out.';
  }
  return LAYERS.indexOf(to) >= 0 && LAYERS.indexOf(to) < LAYERS.indexOf(from)
    ? undefined
    : 'Dependencies point down only.';
}

/** Holds every arrow between the folders of src, those of types and of late imports too. */
const arrows = {
  create(context) {
    const source = join(import.meta.dirname, 'src');
    const partsOf = (path) => relative(source, path).split(sep);
    const check = ({ source: imported }) => {
      if (imported?.type === 'Literal' && String(imported.value).startsWith('.')) {
        const from = partsOf(context.filename);
        const to = partsOf(resolve(dirname(context.filename), imported.value));
        const message = forbidden(from, to);
        if (message !== undefined) {
          context.report({ node: imported, message });
        }
      }
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      TSImportType: check,
    };
  },
};

/** What VS Code shows texts by in which it looks for links or icons. */
const SHOWN =
  'show(Information|Warning|Error)Message|withProgress|setStatusBarMessage|createStatusBarItem|createTreeView|' +
  'registerTreeDataProvider|showQuickPick|createQuickPick|showInputBox|createInputBox|showWorkspaceFolderPick';

/** What no file of src may say, each with the files that may. Added to here, since a later list replaces an earlier one. */
const BANNED = [
  {
    selector:
      'ImportDeclaration[source.value=/^node:fs/] > ImportSpecifier[imported.name=/^(writeFile|appendFile|copyFile|cp|rename)(Sync)?$|^createWriteStream$/]',
    message:
      'Files are written by download, NewFile or replaceFile of src/site: whole or not at all, and through no link.',
    except: [
      'src/site/files/newFile.ts',
      'src/backup/folderLock.ts',
      'src/reporting/archive/fetching/cacheFolder.ts',
      'src/brcs/console/temporaryScript.ts',
      'src/ui/sites/changeTrail.ts',
    ],
  },
  {
    selector:
      'CallExpression[callee.name=/^encodeURI(Component)?$/]:not([arguments.0.callee.property.name="toWellFormed"])',
    message: 'Half a character makes it throw: encode text.toWellFormed().',
    except: [],
  },
  {
    selector: 'Literal[value="revealFileInOS"]',
    message: 'A window in the browser does not have it: use revealFile of src/ui/platform/revealFile.ts.',
    except: ['src/ui/platform/revealFile.ts'],
  },
  {
    selector: 'Property[key.name="rejectUnauthorized"]',
    message: 'Connections are opened with VERIFIED_TLS of src/site/tls/verifiedTls.ts.',
    except: ['src/site/tls/verifiedTls.ts', 'src/site/tls/certificateIssuer.ts'],
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(push|unshift|splice|concat|max|min|hypot|fromCharCode|fromCodePoint|of)$/] > SpreadElement[argument.type!=/^(Array|Conditional)Expression$/]',
    message: 'A call takes only so many arguments: use append, largest or smallest of src/base/lists.ts, or a loop.',
    except: [],
  },
  {
    selector: 'ImportDeclaration[importKind="value"][source.value=/^(undici|ws|(node:)?(https|http2|tls))$/]',
    message: 'Sites are reached through SiteClient and openStateSocket alone, which verify the site’s certificate.',
    except: [
      'src/site/http/transport.ts',
      'src/site/tls/certificateAuthorities.ts',
      'src/site/tls/certificateIssuer.ts',
      'src/state/connection/socket.ts',
      'src/demo/http/stateService.ts',
    ],
  },
  {
    selector: 'MemberExpression[property.name="unparse"]',
    message: 'CSV is written by csvLines of src/base/csv.ts, which leaves no formula.',
    except: [],
  },
  {
    selector: ':matches(MemberExpression[property.name="openExternal"], Property[key.name="openExternal"])',
    message:
      'Addresses are opened by openInBrowser of src/ui/platform/openInBrowser.ts, byte for byte as they were built.',
    except: ['src/ui/platform/openInBrowser.ts'],
  },
  {
    selector: `MemberExpression[object.property.name="window"][property.name=/^(${SHOWN})$/]`,
    message: 'Shown by notifications.ts and prompts.ts, which leave no link and no icon in what others wrote.',
    except: ['src/ui/platform/notifications.ts', 'src/ui/platform/prompts.ts'],
  },
  {
    selector: `VariableDeclarator[init.property.name="window"] Property[key.name=/^(${SHOWN})$/]`,
    message: 'Shown by notifications.ts and prompts.ts, which leave no link and no icon in what others wrote.',
    except: [],
  },
  {
    selector: 'CallExpression[callee.name=/^show(Error|Warning)Message$/] > CallExpression[callee.name="problemText"]',
    message: 'Failures are shown by showProblem, with the button that helps.',
    except: ['src/ui/platform/showProblem.ts', 'src/ui/sites/accounts/addSite.ts'],
  },
  {
    selector: 'CallExpression[callee.property.name="appendText"][callee.object.name!="snippet"]',
    message: 'Texts of hovers are made by tooltipText.ts: Markdown makes links of addresses by itself.',
    except: ['src/ui/platform/trees/tooltipText.ts'],
  },
  {
    selector:
      'MemberExpression[property.name=/^([gs]et(Date|Day|Month|FullYear|Hours|Minutes|Seconds)|getTimezoneOffset|to(Date|Time|LocaleDate|LocaleTime)String)$/]',
    message:
      'Days are the site’s: SiteZone of src/site and SiteDay of src/base. The person’s clocks are in src/base/personalTime.ts.',
    except: ['src/base/personalTime.ts'],
  },
  {
    selector:
      ':matches(CallExpression[callee.property.name=/^(slice|split|startsWith|substring)$/][callee.object.callee.property.name="toISOString"], NewExpression[callee.name="Date"][arguments.length>1], NewExpression[callee.name="Date"] > TemplateLiteral)',
    message:
      'A day is a SiteDay, of a SiteZone or of what somebody wrote; a Date has only the days of UTC or of the person.',
    except: ['src/base/personalTime.ts', 'src/base/siteDay.ts', 'src/backup/backupNames.ts'],
  },
];

function banned(applies) {
  const rules = BANNED.filter(applies).map(({ selector, message }) => ({ selector, message }));
  // Without a rule of its own, a file would keep those of the list before.
  return { 'no-restricted-syntax': rules.length > 0 ? ['error', ...rules] : 'off' };
}

export default tseslint.config(
  { ignores: ['dist', 'out', 'node_modules', '.vscode-test'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // An empty text, and 0 where the site means none, are to be passed over like a missing one.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      // VS Code's Disposable and its kin are classes whose shape alone is asked for.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // What each feature adds to.
      '@typescript-eslint/no-empty-object-type': ['error', { allowWithName: '^Contributed' }],
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60 }],
      complexity: ['error', 16],
    },
  },
  {
    files: LAYERS.map((folder) => `src/${folder}/**/*.ts`),
    rules: {
      'no-restricted-imports': ['error', { name: 'vscode', message: 'Only src/ui and src/extension.ts know VS Code.' }],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { local: { rules: { arrows } } },
    rules: {
      'local/arrows': 'error',
      ...banned(() => true),
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Sites are reached through SiteClient, which verifies the site’s certificate.' },
      ],
    },
  },
  ...[...new Set(BANNED.flatMap(({ except }) => except))].map((file) => ({
    files: [file],
    rules: banned(({ except }) => !except.includes(file)),
  })),
  { files: ['src/webviews/**/*.ts'], rules: { 'no-restricted-imports': ['error', 'vscode'] } },
  {
    files: ['src/ui/**/contributions.ts', 'src/ui/**/contributions/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'vscode',
              message: 'The manifest is generated from these tables in plain Node.',
              allowTypeImports: true,
            },
          ],
        },
      ],
    },
  },
  // fast-xml-parser, which is what the reading of reports is measured by.
  { files: ['test/bench/reports.ts'], rules: { '@typescript-eslint/no-deprecated': 'off' } },
  { files: ['test/**/*.ts'], rules: { 'max-lines-per-function': 'off', complexity: 'off' } },
);
