import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const PAPER_BODIES = ['state', 'party'] as const;
export type PaperBody = (typeof PAPER_BODIES)[number];

/** What a unit, or its committee, is called on papers from a day on; an empty text leaves what stood there without it. Never changed. */
@Entity('paper_names')
export class PaperName {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'text' })
  body!: PaperBody;

  @Column({ type: 'date' })
  day!: string;

  @Column({ type: 'text' })
  name!: string;

  /** The superior: the line above the name. */
  @Column({ type: 'text' })
  above!: string;

  @Column({ type: 'text' })
  place!: string;

  /** Of numbers: "UBND" of "Số: 12/BC-UBND". */
  @Column({ type: 'text' })
  suffix!: string;

  /** In whose name the head signs: "Ủy ban nhân dân"; empty where the head signs alone. */
  @Column({ type: 'text' })
  collective!: string;

  @Column({ name: 'head_title', type: 'text' })
  headTitle!: string;

  @Column({ name: 'deputy_title', type: 'text' })
  deputyTitle!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
