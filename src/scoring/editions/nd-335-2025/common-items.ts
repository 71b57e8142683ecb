import type { Dec } from '../../decimal.js';
import type { CommonItem } from '../month-record.js';

export interface CommonItemRule {
  /** Most points, from the form of appendix II (Mẫu số 01). */
  readonly most: Dec;
  /** The clause of the decree the item's group comes from. */
  readonly article: string;
  /** Where appendix I says what it looks at. */
  readonly appendix: string;
}

const item = (most: Dec, article: string, appendix: string): CommonItemRule => ({ most, article, appendix });

/** The ten items of the common criteria: 10 points in each of three groups, 30 together. */
export const commonItemRules: Readonly<Record<CommonItem, CommonItemRule>> = {
  'I.1': item('5', '12.2a', 'PL I.1a'),
  'I.2': item('5', '12.2a', 'PL I.1b'),
  'II.1': item('2.5', '12.2b', 'PL I.2a'),
  'II.2': item('2.5', '12.2b', 'PL I.2b'),
  'II.3': item('2.5', '12.2b', 'PL I.2c'),
  'II.4': item('2.5', '12.2b', 'PL I.2d'),
  'III.1': item('2.5', '12.2c', 'PL I.3a'),
  'III.2': item('2.5', '12.2c', 'PL I.3b'),
  'III.3': item('2.5', '12.2c', 'PL I.3c'),
  'III.4': item('2.5', '12.2c', 'PL I.3d'),
};
