import { Length } from 'class-validator';
import { Day } from '../../web/days.js';

/** The decision by which a closed month is put right. */
export class CorrectionDecisionForm {
  @Length(1, 60, { context: { code: 'hanoi:fault.decision' } })
  number!: string;

  @Day()
  decidedOn!: string;
}
