import { DEFAULT_FACTORS, DEFAULT_MAX, type Anchors, type Criterion } from '../criterion.js';
import type { SetContent, Standard } from '../criterion.js';

/** A set that a unit can take and make its own. */
export interface LibrarySet {
  code: string;
  name: string;
  nameEn: string;
  forWhom: string;
  content: SetContent;
}

interface Line {
  standard: Standard;
  weight?: string;
  exemplary?: true;
  evidence: string;
}

export function librarySet(head: Omit<LibrarySet, 'content'>, criteria: Criterion[]): LibrarySet {
  return { ...head, content: { factors: [...DEFAULT_FACTORS], criteria, glossary: [] } };
}

export function conduct(code: string, text: string, { zero, half, full, ...line }: Line & Anchors): Criterion {
  return { ...common(code, text, line), kind: 'conduct', anchors: { zero, half, full } };
}

interface TargetLine extends Line {
  target: string;
  floor: string;
  unit: string;
}

export function target(code: string, text: string, line: TargetLine): Criterion {
  const { target: reached, floor, unit, ...rest } = line;
  return { ...common(code, text, rest), kind: 'target', settings: { target: reached, floor }, unitLabel: unit };
}

export function breach(code: string, text: string, line: Line & { deduction: string; unit: string }): Criterion {
  const { deduction, unit, ...rest } = line;
  return { ...common(code, text, rest), kind: 'breach', settings: { deduction }, unitLabel: unit };
}

export function promise(code: string, text: string, line: Line): Criterion {
  return { ...common(code, text, line), kind: 'promise' };
}

export function unitResult(code: string, text: string, line: Line): Criterion {
  return { ...common(code, text, line), kind: 'unit-result' };
}

function common(code: string, text: string, line: Line): Omit<Criterion, 'kind'> {
  const { standard, weight = '1', exemplary = false, evidence } = line;
  return { code, text, max: DEFAULT_MAX, weight, exemplary, standard, evidence };
}
