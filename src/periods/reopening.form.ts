import { Length } from 'class-validator';
import { Id } from '../web/form-fields.js';

export class ReopeningForm {
  @Id({ code: 'periods:issue.evaluation' })
  evaluationId!: number;

  @Length(10, 2000, { context: { code: 'periods:issue.reason' } })
  reason!: string;
}
