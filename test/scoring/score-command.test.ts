import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { transformSync } from '@swc/core';
import { main } from '../../src/commands/score.js';
import { sampleText } from './samples.js';

interface Outcome {
  status: number;
  out: string;
  err: string;
}

async function run(
  argv: string[],
  given: { stdin?: (string | Uint8Array)[]; files?: Record<string, string | Uint8Array> } = {},
): Promise<Outcome> {
  const outcome = { status: -1, out: '', err: '' };
  outcome.status = await main(argv, {
    stdin: (async function* () {
      yield* given.stdin ?? [];
    })(),
    stdout: { write: (text) => (outcome.out += text) },
    stderr: { write: (text) => (outcome.err += text) },
    readFile: async (path) => {
      const content = given.files?.[path];
      if (content === undefined) throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' });
      return Buffer.from(content);
    },
  });
  return outcome;
}

const refused = (...lines: string[]): Outcome => ({
  status: 1,
  out: '',
  err: lines.map((line) => `${line}\n`).join(''),
});
const good = sampleText;
const bad = sampleText.replace('"floor": 80', '"floor": 98').replace('"count": 1', '"count": -1');

describe('score FILE|-', () => {
  it('prints the result of a file', async () => {
    const { status, out, err } = await run(['record.json'], { files: { 'record.json': good } });
    expect([status, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual({
      score: 82.73,
      exemplarity: 78.96,
      lines: [
        { criterion: 'chao-dan', points: 9.5, max: 10, weight: 1, assessed: true, basis: { code: 'mark', mark: 9.5 } },
        {
          criterion: 'dung-hen',
          points: 9.1667,
          max: 10,
          weight: 2,
          assessed: true,
          basis: { code: 'target-between', value: 96.5, target: 98, floor: 80 },
        },
        {
          criterion: 'gio-lam',
          points: 7.5,
          max: 10,
          weight: 2,
          assessed: true,
          basis: { code: 'breach', count: 1, deduction: 2.5, lost: 2.5 },
        },
        {
          criterion: 'noi-lam',
          points: 7.5,
          max: 10,
          weight: 2,
          assessed: true,
          basis: { code: 'promise', due: 4, kept: 3 },
        },
        {
          criterion: 'don-vi',
          points: 8.2917,
          max: 10,
          weight: 4,
          assessed: true,
          basis: { code: 'unit-result', people: 3, mean: 82.9167 },
        },
      ],
    });
  });

  it('reads standard input, in pieces that cut a letter', async () => {
    const bytes = Buffer.from(good.replace('mot-cua', 'một-cửa'));
    const cut = bytes.indexOf(0xe1) + 1;
    const { err } = await run(['-'], { stdin: [bytes.subarray(0, cut), bytes.subarray(cut)] });
    expect(err).toBe('criteriaSet.code: not a code (1 to 40 letters, digits, ".", "_", "-")\n');
    expect((await run(['-'], { stdin: [good] })).status).toBe(0);
  });

  it('an array gives an array, also of one and of none', async () => {
    expect(JSON.parse((await run(['-'], { stdin: [`[${good}]`] })).out)).toMatchObject([{ score: 82.73 }]);
    expect(JSON.parse((await run(['-'], { stdin: [`[${good},${good}]`] })).out)).toHaveLength(2);
    expect(await run(['-'], { stdin: ['[]'] })).toEqual({ status: 0, out: '[]\n', err: '' });
  });

  it('a line left out has no points', async () => {
    const text = good.replace('{ "count": 1 }', '{ "assessed": false }');
    const { lines } = JSON.parse((await run(['-'], { stdin: [text] })).out);
    expect(lines[2]).toEqual({
      criterion: 'gio-lam',
      points: null,
      max: 10,
      weight: 2,
      assessed: false,
      basis: { code: 'not-assessed:left-out' },
    });
  });

  it('nothing assessed prints null', async () => {
    const text = good.replace(/(": +)\{ "(mark|value|count|due|scores)[^}]*\}/g, '$1{ "assessed": false }');
    expect(JSON.parse((await run(['-'], { stdin: [text] })).out)).toMatchObject({ score: null, exemplarity: null });
  });

  it.each<[string, string[], Parameters<typeof run>[1], Outcome]>([
    [
      'one line for each fault',
      ['-'],
      { stdin: [bad] },
      refused('criteriaSet.criteria[1].settings.floor: equal to the target', 'entries.gio-lam.count: below 0'),
    ],
    [
      'one bad record refuses the array',
      ['-'],
      { stdin: [`[${good},${bad}]`] },
      refused('[1].criteriaSet.criteria[1].settings.floor: equal to the target', '[1].entries.gio-lam.count: below 0'),
    ],
    ['bad JSON', ['-'], { stdin: ['{'] }, refused('$: not JSON, at line 1, column 2')],
    ['no input', ['-'], {}, refused('$: not JSON, at line 1, column 1')],
    ['not UTF-8', ['a'], { files: { a: Uint8Array.of(0x22, 0xff, 0x22) } }, refused('$: not UTF-8 text')],
    ['no such file', ['none.json'], {}, refused('$: cannot be read (ENOENT)')],
    ['no file named', [], {}, refused('$: give one file, or - for standard input')],
    [
      'several files',
      ['a', 'b'],
      { files: { a: good, b: good } },
      refused('$: give one file, or - for standard input'),
    ],
  ])('%s', async (_name, argv, given, expected) => {
    expect(await run(argv, given)).toEqual(expected);
  });
});

describe('as a program of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'score-'));
  const program = join(folder, 'commands/score.js');

  beforeAll(() => {
    const sources = readdirSync('src/scoring', { recursive: true }).map((name) => join('scoring', String(name)));
    for (const name of [...sources.filter((each) => each.endsWith('.ts')), 'commands/score.ts']) {
      const { code } = transformSync(readFileSync(join('src', name), 'utf8'), {
        filename: name,
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
      });
      const file = join(folder, name.replace(/ts$/, 'js'));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, code);
    }
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('needs nothing but itself, and sets the exit status', () => {
    const ran = spawnSync(process.execPath, [program, '-'], { input: `[${sampleText}]`, encoding: 'utf8' });
    expect([ran.status, ran.stderr, JSON.parse(ran.stdout)[0].score]).toEqual([0, '', 82.73]);
  });

  it('prints all of a long result through a pipe', () => {
    const input = `[${Array(2_000).fill(sampleText).join(',')}]`;
    const ran = spawnSync(process.execPath, [program, '-'], { input, encoding: 'utf8', maxBuffer: 2 ** 26 });
    expect([ran.status, JSON.parse(ran.stdout).length]).toEqual([0, 2_000]);
  });

  it('refuses with status 1 and nothing on standard output, also a folder', () => {
    const ran = spawnSync(process.execPath, [program, folder], { encoding: 'utf8' });
    expect([ran.status, ran.stdout, ran.stderr]).toEqual([1, '', '$: cannot be read (EISDIR)\n']);
  });

  it('runs through a link, as installed commands do', () => {
    const link = join(folder, 'linked.js');
    symlinkSync(resolve(program), link);
    const ran = spawnSync(process.execPath, [link, '-'], { input: '[]', encoding: 'utf8' });
    expect([ran.status, ran.stdout]).toEqual([0, '[]\n']);
  });
});
