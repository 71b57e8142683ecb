import { textOf, type Cell, type Field, type LaidMapping } from './field.js';

/** The example row of a kind's template, kept with the fields that make it: by field, '' where it leaves a column empty. A field that is not named is not in the template. */
export function withExample(fields: readonly Field[], example: Readonly<Record<string, string>>): readonly Field[] {
  return fields.map((field) =>
    Object.hasOwn(example, field.field) ? { ...field, example: example[field.field]! } : field,
  );
}

/** Fewer cells than this could be somebody's own. */
const LEAST = 2;

/** Tells the example row of a template that was filled in and sent with it: every column that is read has what the template wrote there. */
export function exampleIn({ columns }: Pick<LaidMapping, 'columns'>, fields: readonly Field[]) {
  const made = fields.flatMap(({ field, example = '' }) => {
    const column = columns[field];
    return column === undefined ? [] : [{ column, example }];
  });
  const told = made.filter(({ example }) => example !== '').length;
  return (row: readonly Cell[]): boolean =>
    told >= LEAST && made.every(({ column, example }) => textOf(row[column]) === example);
}
