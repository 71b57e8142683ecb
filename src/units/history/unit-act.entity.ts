import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** `mend` says what was wrong from the beginning, `import` what a file changed; `annul` takes back the act it corrects. */
export const UNIT_ACT_KINDS = [
  'found',
  'rename',
  'move',
  'merge',
  'split',
  'close',
  'reopen',
  'committee',
  'import',
  'mend',
  'annul',
] as const;
export type UnitActKind = (typeof UNIT_ACT_KINDS)[number];

/** An act on units. Never changed: a correction is a further act that points at it. */
@Entity('unit_acts')
export class UnitAct {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  kind!: UnitActKind;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  /** The first day on which it holds; `-infinity` for what is said of a unit's beginning. */
  @Column({ type: 'date' })
  day!: string;

  @Column({ name: 'decision_number', type: 'text', nullable: true })
  decisionNumber!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'corrects_id', type: 'int', nullable: true })
  correctsId!: number | null;

  /** An act that stays for the months that are decided under it and is taken back from this one's day on. */
  @Column({ name: 'reverses_id', type: 'int', nullable: true })
  reversesId!: number | null;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
