import type { NumberField } from '../web/numbers.js';

/** Units of which there are only whole ones; of any other, `1.250` has to be asked about. */
const COUNTED = new Set([
  'hồ sơ',
  'lần',
  'lượt',
  'vụ',
  'việc',
  'vụ việc',
  'đơn',
  'đơn thư',
  'người',
  'cuộc',
  'buổi',
  'văn bản',
  'hộ',
  'ý kiến',
  'phản ánh',
  'kiến nghị',
  'nhiệm vụ',
  'sản phẩm',
  'tin',
  'bài',
  'đồng',
  'times',
  'cases',
  'files',
  'people',
  'meetings',
]);

/** How a field takes a figure in this unit. */
export function figureField(unitLabel: string): NumberField {
  return {
    units: [unitLabel],
    ...(COUNTED.has(unitLabel.toLocaleLowerCase('vi')) ? { three: 'thousands' as const } : {}),
  };
}
