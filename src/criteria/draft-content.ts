import { fold } from '../web/fold.js';
import { isCriterionCode, type Criterion, type GlossaryLine } from './criterion.js';
import type { NamedContent } from './version.js';

export type Direction = 'up' | 'down';
const CODE_WORDS = 5;
/** More than nine are refused at signing; this only bounds what a draft can hold. */
export const DRAFT_HOLDS = 20;

/** Puts a criterion in the place of the one with its code, or at the end. */
export function putCriterion(content: NamedContent, criterion: Criterion): NamedContent {
  const known = content.criteria.some(({ code }) => code === criterion.code);
  const criteria = known
    ? content.criteria.map((other) => (other.code === criterion.code ? criterion : other))
    : [...content.criteria, criterion];
  return { ...content, criteria };
}

export function removeCriterion(content: NamedContent, code: string): NamedContent {
  return { ...content, criteria: content.criteria.filter((criterion) => criterion.code !== code) };
}

export function moveCriterion(content: NamedContent, code: string, direction: Direction): NamedContent {
  const criteria = [...content.criteria];
  const from = criteria.findIndex((criterion) => criterion.code === code);
  const to = direction === 'up' ? from - 1 : from + 1;
  if (from < 0 || to < 0 || to >= criteria.length) return content;
  [criteria[from], criteria[to]] = [criteria[to]!, criteria[from]!];
  return { ...content, criteria };
}

export interface Settings {
  name: string;
  factors: string[];
  glossary: GlossaryLine[];
}

export function putSettings(content: NamedContent, settings: Settings): NamedContent {
  return { ...content, ...settings };
}

/** A code out of the first words of the text, free in the set. Once given it stays, so that months can be compared. */
export function newCode(text: string, taken: readonly string[]): string {
  const words = fold(text)
    .replace(/[^a-z0-9 ]+/g, ' ')
    .split(' ')
    .filter(Boolean);
  const stem = words.slice(0, CODE_WORDS).join('-').slice(0, 36).replace(/-+$/, '') || 'tieu-chi';
  for (let count = 1; ; count++) {
    const code = count === 1 ? stem : `${stem}-${count}`;
    if (isCriterionCode(code) && !taken.includes(code)) return code;
  }
}
