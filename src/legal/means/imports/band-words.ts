import type { Band } from '../../../scoring/editions/terms.js';

/** How a file names a level. */
export const BAND_WORDS: Readonly<Record<string, Band>> = {
  excellent: 'excellent',
  'hoàn thành xuất sắc nhiệm vụ': 'excellent',
  'xuất sắc': 'excellent',
  good: 'good',
  'hoàn thành tốt nhiệm vụ': 'good',
  tốt: 'good',
  completed: 'completed',
  'hoàn thành nhiệm vụ': 'completed',
  'hoàn thành': 'completed',
  'not-completed': 'not-completed',
  'không hoàn thành nhiệm vụ': 'not-completed',
  'không hoàn thành': 'not-completed',
};
