import { AlignmentType, LineRuleType, Paragraph, TextRun, type IParagraphOptions, type IRunOptions } from 'docx';

/** `mark` is the superscript number of a footnote. */
export interface StyledRun {
  text: string;
  strong?: boolean;
  emphasis?: boolean;
  mark?: boolean;
}
type RunStyle = Omit<IRunOptions, 'text' | 'break'>;

/** A text as runs; its line breaks are kept. */
export function textRuns(text: string, style: RunStyle = {}): TextRun[] {
  return text.split('\n').map((line, at) => new TextRun({ ...style, text: line, ...(at > 0 ? { break: 1 } : {}) }));
}

export function styledRuns(runs: string | readonly StyledRun[], style: RunStyle = {}): TextRun[] {
  if (typeof runs === 'string') return textRuns(runs, style);
  return runs.flatMap((run) =>
    textRuns(run.text, {
      ...style,
      bold: style.bold ?? run.strong,
      italics: style.italics ?? run.emphasis,
      superScript: run.mark,
    }),
  );
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
