import { convertMillimetersToTwip } from 'docx';

/** NĐ 30/2020, Phụ lục I: A4, Times New Roman 13 (sizes are in half points). */
export const PAGE = {
  width: 11906,
  height: 16838,
  top: convertMillimetersToTwip(20),
  bottom: convertMillimetersToTwip(20),
  left: convertMillimetersToTwip(30),
  right: convertMillimetersToTwip(18),
};
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
export const FONT = 'Times New Roman';
export const SIZE = { footnote: 22, recipients: 22, label: 24, cell: 25, body: 26, title: 28 };
export const LINE = { rule: 6, cell: 4 };
