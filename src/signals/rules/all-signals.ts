import { allAtMaximum } from './all-at-maximum.js';
import { approvedEqualsSelf } from './approved-equals-self.js';
import { bandBunching } from './band-bunching.js';
import { fastApproval } from './fast-approval.js';
import { leaderAboveAll } from './leader-above-all.js';
import { leniency } from './leniency.js';
import { narrowSpread } from './narrow-spread.js';
import { repeatedText } from './repeated-text.js';
import { selfMinusApproved } from './self-minus-approved.js';
import type { Signal } from './types.js';

export const SIGNALS: readonly Signal[] = [
  approvedEqualsSelf,
  fastApproval,
  narrowSpread,
  bandBunching,
  allAtMaximum,
  leaderAboveAll,
  repeatedText,
  leniency,
  selfMinusApproved,
];
