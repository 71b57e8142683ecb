import { basename, join } from 'node:path';
import { PROJECT_ROOT } from '../config.js';
import { readWorksheets } from '../imports/read-worksheets.js';
import type { RawFile } from '../imports/reading/raw-file.js';
import { UnreadableFile, type TableFault } from '../imports/table.js';
import { inThread } from '../imports/thread.js';
import { Labels, type Translate } from '../web/labels.js';
import { readArguments, USAGE, type ImportArguments } from './importing/arguments.js';
import { documentOf, type ImportDocument } from './importing/document.js';
import { MapError, NO_MAP, readMap } from './importing/map-file.js';
import { NOUNS } from './importing/nouns.js';
import type { NamedUnit } from '../units/imports/understanding/unit.js';
import { unitsBelowCode } from './importing/units-below.js';
import { chosenWorksheets } from './importing/worksheets.js';

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
 * `import NOUN FILE …`: what a file says, as one JSON document on standard output; nothing is changed. Exit status: 0 where every
 * record is without fault, 2 where some are not, 1 where the file cannot be read, with one line on standard error that says why.
 */
export async function main(argv: readonly string[], io: ImportIo): Promise<number> {
  const asked = readArguments(argv);
  const t = Labels.load(join(PROJECT_ROOT, 'templates/labels')).in('vi');
  try {
    if (!asked) throw new Refused(USAGE);
    const document = await documentFor(asked, io, t);
    io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    return document.counts.faults > 0 ? FAULTY : GOOD;
  } catch (error) {
    if (!(error instanceof Refused || error instanceof MapError)) throw error;
    io.stderr.write(`${asked ? `${asked.file}: ` : ''}${error.message.replaceAll('\n', ' ')}\n`);
    return UNREADABLE;
  }
}

async function documentFor(asked: ImportArguments, io: ImportIo, t: Translate): Promise<ImportDocument> {
  const noun = NOUNS[asked.noun];
  const file = await read(await bytesOf(asked.file, io), asked.file, t);
  const given =
    asked.map === undefined ? NO_MAP : readMap(Buffer.from(await bytesOf(asked.map, io)).toString('utf8'), noun.fields);
  const chosen = chosenWorksheets(file.worksheets, noun.fields, given);
  if (!chosen) throw new Refused(t('imports:noHeader'));
  return documentOf(file, chosen, noun, asked.unit === undefined ? null : await unitsOf(asked.unit, io, t), t);
}

/** Null where no database answers: units are then as they were typed. */
async function unitsOf(code: string, io: ImportIo, t: Translate): Promise<NamedUnit[] | null> {
  const units = await unitsBelowCode(code);
  if (units === undefined) throw new Refused(t('imports:command.noUnit', { code }));
  if (units === null) io.stderr.write(`${t('imports:command.noDatabase')}\n`);
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
