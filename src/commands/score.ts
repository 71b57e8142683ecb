import { existsSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { faultText } from '../scoring/fault-text.js';
import { recompute } from '../scoring/recompute.js';

/** What the command touches outside itself. */
export interface ScoreIo {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readFile(path: string): Promise<Uint8Array>;
}

const system: ScoreIo = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  readFile: (path) => readFile(path),
};

/**
 * `score FILE|-`: recomputes one record of any format, or an array of them, and prints the result.
 * Resolves to the exit status: 0; or 1 with nothing on standard output and a line for each fault on standard error.
 */
export async function main(argv: readonly string[], io: ScoreIo = system): Promise<number> {
  const names = argv[0] === '--' ? argv.slice(1) : argv;
  const [name] = names;
  if (name === undefined || names.length > 1) return refuse(io, ['$: give one file, or - for standard input']);
  const text = await readText(name, io);
  if (text.fault !== undefined) return refuse(io, [`$: ${text.fault}`]);
  const recomputed = recompute(text.content);
  if (!recomputed.ok) return refuse(io, recomputed.faults.map(faultText));
  io.stdout.write(recomputed.json);
  return 0;
}

type Text = { readonly content: string; readonly fault?: undefined } | { readonly fault: string };

async function readText(name: string, io: ScoreIo): Promise<Text> {
  try {
    const bytes = name === '-' ? await readAll(io.stdin) : await io.readFile(name);
    return { content: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return { fault: code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'not UTF-8 text' : `cannot be read (${code})` };
  }
}

async function readAll(stream: ScoreIo['stdin']): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}

function refuse(io: ScoreIo, lines: readonly string[]): number {
  io.stderr.write(`${lines.join('\n')}\n`);
  return 1;
}

function startedDirectly(): boolean {
  const started = process.argv[1];
  return started !== undefined && existsSync(started) && realpathSync(started) === fileURLToPath(import.meta.url);
}

if (startedDirectly()) {
  void main(process.argv.slice(2)).then((status) => (process.exitCode = status));
}
