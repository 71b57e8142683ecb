import { Length, Matches } from 'class-validator';
import { Day } from '../../web/days.js';
import { Id } from '../../web/form-fields.js';
import { REASON_BOUNDS } from '../../petitions/petition.form.js';

const NUMBER = { context: { code: 'hanoi:fault.decision' } };

/** A decision's number has a number in it and says whose it is: `44/QĐ-UBND`. */
export class OutstandingForm {
  @Length(3, 60, NUMBER)
  @Matches(/^\d+[\p{L}\d]*\/\S/u, NUMBER)
  decision!: string;

  @Day()
  decisionDate!: string;

  @Id({ code: 'hanoi:fault.unit' })
  unit!: number;
}

export class OutstandingEndForm {
  @Length(10, 2000, { context: { code: 'legal:fault.length', params: { least: REASON_BOUNDS.least, most: 2000 } } })
  endReason!: string;
}
