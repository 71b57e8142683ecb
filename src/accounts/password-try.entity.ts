import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('password_tries')
export class PasswordTry {
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
