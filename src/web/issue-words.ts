import type { Issue } from './issues.js';
import type { Translate } from './labels.js';
import { refusalWords } from './refusal-words.js';

/** What is wrong with a field, as a sentence: the one way to it, for summaries, fields and live answers. `instead` takes the place of some parameters. */
export function issueWords(t: Translate, { code, params }: Issue, instead: Record<string, unknown> = {}): string {
  const [room, refusal] = code.split(':');
  if (room === 'errors' && refusal) return refusalWords(t, refusal, params);
  return t(code.includes(':') ? code : `issues:${code}`, { ...params, ...instead });
}
