import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A post, an acting appointment, an oversight or a seat that an act ended, begun or both: its day moves with the act's. */
@Entity('unit_act_rows')
export class UnitActRow {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'act_id', type: 'int' })
  actId!: number;

  @Column({ type: 'text' })
  kind!: 'post' | 'acting' | 'oversight' | 'seat';

  @Column({ name: 'ended_id', type: 'int', nullable: true })
  endedId!: number | null;

  @Column({ name: 'begun_id', type: 'int', nullable: true })
  begunId!: number | null;

  /** The end that the ended row had had before. */
  @Column({ name: 'was_to', type: 'date', nullable: true })
  wasTo!: string | null;
}
