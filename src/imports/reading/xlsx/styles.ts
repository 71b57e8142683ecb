import { numberLook, type CellLook } from '../cell-look.js';
import { hintOf } from '../vietnamese/old-text.js';
import { attribute } from '../xml.js';
import { readPart, type Zip } from '../zip.js';

/** The looks of cells by the number that a cell names. */
export function readStyles(zip: Zip, part: string): CellLook[] {
  const formats = new Map<string, string>();
  const fonts: string[] = [];
  const looks: CellLook[] = [];
  const path: string[] = [];
  readPart(zip, part, {
    open: (name, tag) => {
      const above = path.at(-1);
      path.push(name);
      if (name === 'numFmt' && above === 'numFmts')
        formats.set(attribute(tag, 'numFmtId') ?? '', attribute(tag, 'formatCode') ?? '');
      if (name === 'font' && above === 'fonts') fonts.push('');
      if (name === 'name' && above === 'font' && path.at(-3) === 'fonts')
        fonts[fonts.length - 1] = attribute(tag, 'val') ?? '';
      if (name === 'xf' && above === 'cellXfs') looks.push(lookOf(tag, formats, fonts));
      if (name === 'alignment' && above === 'xf' && path.at(-3) === 'cellXfs')
        looks.at(-1)!.indent = Number(attribute(tag, 'indent') ?? 0) || 0;
    },
    close: () => void path.pop(),
  });
  return looks;
}

function lookOf(tag: string, formats: ReadonlyMap<string, string>, fonts: readonly string[]): CellLook {
  const format = attribute(tag, 'numFmtId') ?? '0';
  return {
    number: numberLook(formats.get(format) ?? format),
    indent: 0,
    hint: hintOf(fonts[Number(attribute(tag, 'fontId') ?? 0)] ?? ''),
  };
}
