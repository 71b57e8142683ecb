import { Matches } from 'class-validator';
import { Id } from '../web/form-fields.js';

export class PlanForm {
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/, { context: { code: 'periods:issue.month' } })
  month!: string;

  @Id({ code: 'periods:issue.unit' })
  rootUnitId!: number;
}
