import type { Cell, ReportBlock, ReportModel, Row } from '../../src/reports/report-model.js';

/** A report's model line by line, figures exact as they stand in it: a golden text that a person can check. */
export function outline(model: ReportModel): string {
  const { fileName, title, layout, header, subject, facts, missing, blocks, signatures, recipients, madeLine } = model;
  return [
    `${fileName} (${layout})`,
    title,
    Object.values(header).join(' | '),
    Object.values(subject).join(' | '),
    ...missing.map((text) => `missing: ${text}`),
    ...blocks.flatMap((block) => [
      `[${block.kind}]${block.on ? ` on ${block.on.join(', ')}` : ''}`,
      ...linesOf(block).map((line) => `  ${line}`),
    ]),
    ...facts.map(({ label, value }) => `fact: ${label}: ${value}`),
    ...signatures.map((one) => `signature: ${Object.values(one).join(' | ')}`),
    ...(recipients ? [`${recipients.label} ${recipients.items.join(' ')}`] : []),
    madeLine,
  ].join('\n');
}

function linesOf(block: ReportBlock): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'note':
      return [block.title ? `${block.title}: ${block.text}` : block.text];
    case 'list':
      return block.items;
    case 'facts':
      return block.items.map(({ label, value }) => `${label}: ${value}`);
    case 'figures':
      return block.items.map(({ label, value, note }) => `${label}: ${cell(value)}${note ? ` (${note})` : ''}`);
    case 'table':
      return [
        `${block.name}: ${block.caption}`,
        block.columns.map(({ header }) => header).join(' | '),
        ...block.rows.map(row),
        ...(block.note?.split('\n') ?? []),
      ];
    case 'dumbbell':
      return [block.title, ...block.rows.map(({ name, full, hollow }) => `${name}: ${full} – ${hollow}`)];
    case 'strip':
      return [block.title, ...block.rows.map(({ name, scores }) => `${name}: ${scores.join(' ')}`)];
    case 'trend':
      return [block.title, block.points.map(({ month, value }) => `${month} ${value}`).join(', ')];
    case 'score':
      return [block.main, ...block.others].map(({ label, value }) => `${label}: ${cell(value)}`);
    case 'criteria':
      return [
        ...block.rows.map((each) =>
          [
            each.criterion,
            each.basis,
            `× ${each.factor}`,
            ...each.remarks,
            each.self,
            each.approved,
            each.max,
            each.weight,
          ].join(' | '),
        ),
        `${block.self} | ${block.approved}`,
      ];
  }
}

function row(one: Row): string {
  return 'group' in one ? `— ${one.group}` : `${one.total ? '= ' : ''}${one.cells.map(cell).join(' | ')}`;
}

function cell(one: Cell): string {
  if (typeof one === 'string') return one;
  if ('approved' in one) return `${one.self}→${one.approved}`;
  if ('number' in one) return [one.number ?? '–', one.word].filter(Boolean).join(' ');
  return 'date' in one ? String(one.date) : [one.text, one.under].filter(Boolean).join(', ');
}
