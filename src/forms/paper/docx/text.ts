import { AlignmentType, LineRuleType, Paragraph, TextRun, type IParagraphOptions, type IRunOptions } from 'docx';
import type { Run } from '../form.js';

/** A text as runs; its line breaks are kept. */
export function textRuns(text: string, style: Omit<IRunOptions, 'text' | 'break'> = {}): TextRun[] {
  return text.split('\n').map((line, at) => new TextRun({ ...style, text: line, ...(at > 0 ? { break: 1 } : {}) }));
}

export function formRuns(runs: Run[], style: Omit<IRunOptions, 'text' | 'break'> = {}): TextRun[] {
  return runs.flatMap((run) => textRuns(run.text, { bold: run.strong, italics: run.emphasis, superScript: run.mark, ...style }));
}

type Style = Omit<IParagraphOptions, 'children' | 'text'>;

export function centred(children: TextRun[], style: Style = {}): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, ...style, children });
}

export function left(children: TextRun[], style: Style = {}): Paragraph {
  return new Paragraph({ ...style, children });
}

/** A paragraph of a given height, for the place between the title and a name. */
export function room(points: number): Paragraph {
  return new Paragraph({ keepNext: true, spacing: { line: points * 20, lineRule: LineRuleType.EXACT }, children: [] });
}
