import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('notices')
export class Notice {
  declare [FILLED]: 'id' | 'params';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'official_id', type: 'int', nullable: true })
  officialId!: number | null;

  /** Of an account that belongs to no official. */
  @Column({ name: 'account_id', type: 'int', nullable: true })
  accountId!: number | null;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'jsonb', default: () => `'{}'` })
  params!: unknown;

  @Column({ type: 'text' })
  href!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'read_at', type: 'timestamptz', nullable: true })
  readAt!: Date | null;
}
