import { join } from 'node:path';
import ts from 'typescript';
import { PROJECT_ROOT } from '../../src/config.js';

/** A page of no room, so that the walk over templates is seen to find what is wrong. */
const SCRATCH_PAGE = `
import { page } from './web/answers.js';
interface Task { kind: 'task'; title: string }
interface Gap { kind: 'gap'; days: number }
const view = { who: { name: 'A' }, lines: [] as (Task | Gap)[], note: null as string | null };
export const shown = page('scratch/page', view, 'ui:product');
export const echoed = page('scratch/echo', { typed: {} as Record<string, unknown> }, 'ui:product');
export const hidden = page('scratch/page', view as object, 'ui:product');
export const nowhere = page('scratch/none', view, 'ui:product');
`;
export const SCRATCH_PATH = 'src/scratch-page.ts';

let made: ts.Program | undefined;

/** The sources as the compiler sees them, with the scratch page beside: made once for all tests of a process. */
export function program(): ts.Program {
  made ??= make(new Map([[join(PROJECT_ROOT, SCRATCH_PATH), SCRATCH_PAGE]]));
  return made;
}

function make(added: ReadonlyMap<string, string>): ts.Program {
  const { config } = ts.readConfigFile(join(PROJECT_ROOT, 'tsconfig.json'), ts.sys.readFile) as { config: object };
  const { options, fileNames } = ts.parseJsonConfigFileContent({ ...config, include: ['src'] }, ts.sys, PROJECT_ROOT);
  const host = ts.createCompilerHost({ ...options, incremental: false, noEmit: true }, true);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => added.has(path) || fileExists(path);
  host.readFile = (path) => added.get(path) ?? readFile(path);
  return ts.createProgram({
    rootNames: [...fileNames, ...added.keys()],
    options: { ...options, incremental: false, noEmit: true },
    host,
  });
}
