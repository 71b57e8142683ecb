import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/config.js';

const DECREE = join(PROJECT_ROOT, '../shared/legal/nd-335-2025.txt');
const LABELS = join(PROJECT_ROOT, 'templates/labels/forms.vi.json');

/** From the decree's own text where it lies beside the project; else from the labels, which then are only held to being printed. */
export const FROM_DECREE = existsSync(DECREE);

/** The lines of Phụ lục II for one form, in their order. */
export function annexLines(form: '01' | '02'): string[] {
  return (FROM_DECREE ? decreeLines(form) : labelLines(form)).map(bare).filter((line) => line !== '');
}

function decreeLines(form: '01' | '02'): string[] {
  const annex = readFileSync(DECREE, 'utf8').split('PHỤ LỤC II\n')[1]!;
  const [, first = '', second = ''] = annex.split(/^(?=Mẫu số 0[12]$)/m);
  return (form === '01' ? first : second).split('\n');
}

function labelLines(form: '01' | '02'): string[] {
  const labels = JSON.parse(readFileSync(LABELS, 'utf8')) as {
    mau01: Record<string, string>;
    mau02: Record<string, string>;
  };
  const { document: _, ...words } = form === '01' ? labels.mau01 : labels.mau02;
  return Object.values(words).map((text) => text.replace(/\{\{\w+\}\}/g, ''));
}

/** Words alone: without spaces, dotted places and drawn rules; the box of Times New Roman's letters is the decree's box. */
function bare(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/g, '')
    .replace(/\.{2,}|-{3,}|_{3,}|…/g, '')
    .replaceAll('□', '☐');
}

/** The first line that does not stand after the ones before it; null when all do. */
export function firstMissing(lines: string[], text: string): string | null {
  const whole = bare(text);
  let at = 0;
  for (const line of lines) {
    const found = whole.indexOf(line, at);
    if (found < 0) return line;
    at = found + line.length;
  }
  return null;
}
