import { BorderStyle, TableCell, type ITableBordersOptions, type Paragraph } from 'docx';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };

export const NO_BORDERS: ITableBordersOptions = {
  top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE,
};

/** A cell that only holds a place, without lines. */
export function bareCell(width: number, children: Paragraph[]): TableCell {
  return new TableCell({
    children, width: { size: width, type: 'dxa' }, margins: { left: 40, right: 40 },
    borders: { top: NONE, bottom: NONE, left: NONE, right: NONE },
  });
}
