import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { PROJECT_ROOT } from '../../src/config.js';

/**
 * One word for each thing (docs/glossary.md): an evaluation, a legal form, a year record, a worksheet. What is stored under a
 * former word, the words of others, and where the former addresses lead are all that may still say "sheet".
 */
const STILL: readonly [where: RegExp, what: RegExp][] = [
  [/./, /spreadsheetml\.sheet|work-?sheets?|spread-?sheets?|style-?sheets?/gi],
  [
    /./,
    /(legal|year)-sheet(?=[.:])|'legal-sheet'|"legal-sheet"|chainOf\.legal-sheet|\^?(legal|year)-sheet\\\.|:legal-sheet:|official\.sheet-placed/g,
  ],
  [/committee\/sittings|labels\/sittings|\/sittings\//, /['"]sheet['"]/g],
  [/labels\/audit/, /"key\.[a-zA-Z]*[sS]heets?"/g],
  [/src\/(years|catalogue)\/|acts\/decided|month-opening/, /\b(sheets?|yearSheetId): |\['sheet'/g],
  [/legal-leavers/, /named: 'sheet'/g],
  [
    /edge\/former-addresses|test\/edge\/|asked-report|database\/|migration\.test|support\/migrations|house\/names|house\/measures|docs\/(decisions|look)|house\/labels/,
    /.+/g,
  ],
  [
    /\.typ$|app\.css$|xlsx|workbook|imports|journeys\/support\/(axe|ward-files)|catalogue\/odd-file|national|same-number|reports\/forms/,
    /\bsheet(s|\d|Data)?\b|\bSheet\d?\b|ReadSheet|WriteSheet/g,
  ],
];

test('"sheet" alone names nothing', () => {
  const files = execFileSync(
    'git',
    ['ls-files', '-co', '--exclude-standard', 'src', 'test', 'bench', 'templates', 'docs'],
    {
      cwd: PROJECT_ROOT,
      encoding: 'utf8',
    },
  ).split('\n');
  const found = files
    .filter((file) => /\.(ts|mjs|cjs|js|hbs|json|css|md)$/.test(file))
    .flatMap((file) => {
      const left = [file, ...readFileSync(file, 'utf8').split('\n')];
      const allowed = STILL.filter(([where]) => where.test(file));
      return left.flatMap((line, at) =>
        /sheet/i.test(allowed.reduce((text, [, what]) => text.replace(what, ''), line))
          ? [`${file}:${at} ${line.trim()}`]
          : [],
      );
    });
  expect(found).toEqual([]);
});
