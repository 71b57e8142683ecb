import { IsIn, Length } from 'class-validator';

export const PROOF = { least: 3, most: 2000, rows: 10 } as const;
const LENGTH = { context: { code: 'commitments:issue.proof' } };

export class StatementForm {
  @IsIn(['kept', 'broken'], { context: { code: 'commitments:issue.kept' } })
  kept!: 'kept' | 'broken';

  @Length(PROOF.least, PROOF.most, LENGTH)
  text!: string;
}

export class ProofForm {
  @Length(PROOF.least, PROOF.most, LENGTH)
  text!: string;
}
