import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('audit')
export class AuditRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  chain!: string;

  @Column({ type: 'int' })
  seq!: number;

  @Column({ type: 'text' })
  payload!: string;

  @Column({ name: 'prev_hash', type: 'text' })
  prevHash!: string;

  @Column({ type: 'text' })
  hash!: string;

  @Column({ type: 'text', nullable: true, insert: false, update: false })
  at!: string | null;

  @Column({ type: 'text', nullable: true, insert: false, update: false })
  act!: string | null;

  @Column({ name: 'account_id', type: 'int', nullable: true, insert: false, update: false })
  accountId!: number | null;
}
