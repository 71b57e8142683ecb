import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('password_tries')
export class PasswordTry {
  declare [FILLED]: never;

  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ name: 'account_id', type: 'int', nullable: true })
  accountId!: number | null;

  @Column({ type: 'int' })
  failures!: number;

  @Column({ name: 'last_at', type: 'timestamptz' })
  lastAt!: Date;

  @Column({ name: 'wait_until', type: 'timestamptz', nullable: true })
  waitUntil!: Date | null;
}
