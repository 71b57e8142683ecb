import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('pledge_items')
export class PledgeItem {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'pledge_id', type: 'int' })
  pledgeId!: number;

  @Column({ type: 'int' })
  position!: number;

  @Column({ type: 'smallint' })
  standard!: number;

  @Column({ type: 'text' })
  text!: string;

  @Column({ name: 'self_kept', type: 'boolean', nullable: true })
  selfKept!: boolean | null;

  @Column({ name: 'self_note', type: 'text', nullable: true })
  selfNote!: string | null;

  @Column({ name: 'self_at', type: 'timestamptz', nullable: true })
  selfAt!: Date | null;

  @Column({ name: 'head_kept', type: 'boolean', nullable: true })
  headKept!: boolean | null;

  @Column({ name: 'head_note', type: 'text', nullable: true })
  headNote!: string | null;

  @Column({ name: 'head_by', type: 'int', nullable: true })
  headBy!: number | null;

  @Column({ name: 'head_at', type: 'timestamptz', nullable: true })
  headAt!: Date | null;
}
