import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What hindered a person on a day, as they told it first: how it was put right stands in the corrections. */
@Entity('obstacles')
export class Obstacle {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'official_id', type: 'int' })
  officialId!: number;

  /** Where they worked on that day. */
  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ name: 'happened_on', type: 'date' })
  happenedOn!: string;

  @Column({ type: 'text' })
  text!: string;

  /** `line:<id>` of work given by the law, `criterion:<code>` of the month's set; empty: nothing in particular. */
  @Column({ type: 'text' })
  about!: string;

  @Column({ name: 'file_id', type: 'int', nullable: true })
  fileId!: number | null;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
