import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('accounts')
export class Account {
  declare [FILLED]: 'id' | 'mustChangePassword' | 'language' | 'sortName' | 'searchName';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  login!: string;

  @Column({ name: 'official_id', type: 'int', nullable: true })
  officialId!: number | null;

  @Column({ name: 'display_name', type: 'text' })
  displayName!: string;

  @Column({ name: 'password_hash', type: 'text', nullable: true })
  passwordHash!: string | null;

  @Column({ name: 'must_change_password', type: 'boolean', default: () => `true` })
  mustChangePassword!: boolean;

  /** Until when a one-time password may be used; null for a password of the person's own. */
  @Column({ name: 'one_time_until', type: 'timestamptz', nullable: true })
  oneTimeUntil!: Date | null;

  @Column({ name: 'one_time_used_at', type: 'timestamptz', nullable: true })
  oneTimeUsedAt!: Date | null;

  /** When one person alone gave this account the password it has, or had before its holder changed it; null once two did. */
  @Column({ name: 'given_alone_at', type: 'timestamptz', nullable: true })
  givenAloneAt!: Date | null;

  @Column({ name: 'disabled_at', type: 'timestamptz', nullable: true })
  disabledAt!: Date | null;

  @Column({ type: 'text', default: () => `'vi'` })
  language!: string;

  @Column({ name: 'password_changed_at', type: 'timestamptz', nullable: true })
  passwordChangedAt!: Date | null;

  @Column({ name: 'last_sign_in_at', type: 'timestamptz', nullable: true })
  lastSignInAt!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  /** Kept by the database: the order of names. */
  @Column({ name: 'sort_name', type: 'text', insert: false, update: false })
  sortName!: string;

  @Column({ name: 'search_name', type: 'text', insert: false, update: false })
  searchName!: string;
}
