import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('work_marks')
export class WorkMark {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'line_id', type: 'int' })
  lineId!: number;

  @Column({ type: 'int' })
  item!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ name: 'happened_on', type: 'date' })
  happenedOn!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'waived_by', type: 'int', nullable: true })
  waivedBy!: number | null;

  @Column({ name: 'waived_at', type: 'timestamptz', nullable: true })
  waivedAt!: Date | null;

  @Column({ name: 'waiver_reason', type: 'text', nullable: true })
  waiverReason!: string | null;

  /** The confirmed obstacle it was waived for. */
  @Column({ name: 'obstacle_id', type: 'int', nullable: true })
  obstacleId!: number | null;

  @Column({ name: 'removed_by', type: 'int', nullable: true })
  removedBy!: number | null;

  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true })
  removedAt!: Date | null;

  @Column({ name: 'removal_reason', type: 'text', nullable: true })
  removalReason!: string | null;
}
