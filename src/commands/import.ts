import { basename, join } from 'node:path';
import { PROJECT_ROOT } from '../config.js';
import { readWorksheets } from '../imports/read-worksheets.js';
import { headersOf } from '../imports/layout/mapping.js';
import type { Mapping } from '../imports/plan.js';
import type { RawFile } from '../imports/reading/raw-file.js';
import { UnreadableFile, type TableFault } from '../imports/table.js';
import { inThread } from '../imports/thread.js';
import { Labels, type Translate } from '../web/labels.js';
import { readArguments, USAGE, type ImportArguments } from './importing/arguments.js';
import { applyFile } from './importing/apply.js';
import { documentOf, withPlan, type ImportDocument } from './importing/document.js';
import { MapError, NO_MAP, readMap } from './importing/map-file.js';
import { NOUNS } from './importing/nouns.js';
import type { NamedUnit } from '../units/imports/understanding/unit.js';
import { unitsBelowCode } from './importing/units-below.js';
import { writeDocument } from './importing/write-document.js';
import { chosenWorksheets, type Chosen } from './importing/worksheets.js';

export interface ImportIo {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readFile(path: string): Promise<Uint8Array>;
}

const GOOD = 0;
const UNREADABLE = 1;
const FAULTY = 2;
const READING = { module: 'imports/read-worksheets.js', name: readWorksheets.name };

/** Why nothing is printed: one line for people. */
class Refused extends Error {}

/**
 * `import NOUN FILE …`: what a file says, as one JSON document on standard output; nothing is changed, unless `--apply --as LOGIN` writes what can be written. Exit status: 0 where every
 * record is without fault, 2 where some are not, 1 where the file cannot be read, with one line on standard error that says why.
 */
export async function main(argv: readonly string[], io: ImportIo): Promise<number> {
  const asked = readArguments(argv);
  const t = Labels.load(join(PROJECT_ROOT, 'templates/labels')).in('vi');
  try {
    if (!asked || (asked.applyAs !== undefined && asked.unit === undefined)) throw new Refused(USAGE);
    const document = await documentFor(asked, io, t);
    writeDocument(document, io.stdout);
    return document.counts.faults > 0 ? FAULTY : GOOD;
  } catch (error) {
    if (!(error instanceof Refused || error instanceof MapError)) throw error;
    io.stderr.write(`${asked ? `${asked.file}: ` : ''}${error.message.replaceAll('\n', ' ')}\n`);
    return UNREADABLE;
  }
}

async function documentFor(asked: ImportArguments, io: ImportIo, t: Translate): Promise<ImportDocument> {
  const noun = NOUNS[asked.noun];
  const bytes = await bytesOf(asked.file, io);
  const file = await read(bytes, asked.file, t);
  const given =
    asked.map === undefined ? NO_MAP : readMap(Buffer.from(await bytesOf(asked.map, io)).toString('utf8'), noun.fields);
  const chosen = chosenWorksheets(file.worksheets, noun.fields, given);
  if (!chosen) throw new Refused(t('imports:noHeader'));
  const document = documentOf(
    file,
    chosen,
    noun,
    asked.unit === undefined ? null : await unitsOf(asked.unit, asked.applyAs === undefined ? io : undefined, t),
    given.answers ?? {},
    t,
  );
  if (asked.applyAs === undefined) return document;
  const applied = await apply(asked, file, bytes, chosen, given.answers ?? {}, t);
  return withPlan(document, file, chosen, applied, t);
}

/** A catalogue is read as its own pages propose. */
async function apply(
  asked: ImportArguments,
  file: RawFile,
  bytes: Uint8Array,
  chosen: readonly Chosen[],
  answers: Record<string, string>,
  t: Translate,
) {
  const { noun, unit = '', applyAs: login = '' } = asked;
  const mapping = noun === 'catalogue' ? undefined : { ...mappingOf(file, chosen), answers };
  const applied = await applyFile({
    noun,
    login,
    unit,
    file: { name: basename(asked.file), bytes },
    mapping,
    yes: asked.yes === true,
  });
  if (applied.refused === 'unanswered')
    throw new Refused(
      t('imports:command.unanswered', {
        questions: applied.questions.map((code) => t(`imports:asked.yes.${code}`)).join('; '),
      }),
    );
  if (applied.refused) throw new Refused(t(`imports:command.${applied.refused}`, { login, code: unit }));
  return applied;
}

function mappingOf(file: RawFile, chosen: readonly Chosen[]): Mapping {
  return {
    worksheets: file.worksheets.map((worksheet) => {
      const mapping = chosen.find((one) => one.worksheet === worksheet)?.mapping;
      if (!mapping) return { name: worksheet.name, include: false, header: 0, columns: {}, words: '' };
      const headers = headersOf(worksheet, mapping);
      const texts = Object.entries(mapping.columns).map(([field, column]) => [field, headers[column!] ?? ''] as const);
      return { ...mapping, include: true, texts: Object.fromEntries(texts) };
    }),
  };
}

/** Null where no database answers: units are then as they were typed. */
async function unitsOf(code: string, io: ImportIo | undefined, t: Translate): Promise<NamedUnit[] | null> {
  const units = await unitsBelowCode(code);
  if (units === undefined) throw new Refused(t('imports:command.noUnit', { code }));
  if (units === null) io?.stderr.write(`${t('imports:command.noDatabase')}\n`);
  return units;
}

async function bytesOf(name: string, io: ImportIo): Promise<Uint8Array> {
  try {
    return await io.readFile(name);
  } catch (error) {
    throw new Refused(`không mở được (${(error as NodeJS.ErrnoException).code ?? 'unknown'}) · cannot be opened`);
  }
}

async function read(bytes: Uint8Array, name: string, t: Translate): Promise<RawFile> {
  const found = await inThread<{ file: RawFile } | { fault: TableFault }>(READING, bytes, basename(name)).catch(
    (error: unknown) => {
      if (error instanceof UnreadableFile) return { fault: error.fault };
      throw error;
    },
  );
  if ('file' in found) return found.file;
  const { code, row, column } = found.fault;
  throw new Refused(t(`imports:${row ? 'at' : 'table'}.${code}`, { row, column: column ?? '–' }));
}
