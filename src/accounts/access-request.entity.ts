import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('access_requests')
export class AccessRequest {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'account_id', type: 'int' })
  accountId!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text', nullable: true })
  role!: string | null;

  @Column({ name: 'unit_id', type: 'int', nullable: true })
  unitId!: number | null;

  @Column({ name: 'asked_by', type: 'int' })
  askedBy!: number;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt!: Date;

  @Column({ name: 'answered_by', type: 'int', nullable: true })
  answeredBy!: number | null;

  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt!: Date | null;

  @Column({ type: 'boolean', nullable: true })
  granted!: boolean | null;

  /** All that the account stood for when a second person agreed, or the role they agreed to. */
  @Column({ name: 'agreed_places', type: 'jsonb', nullable: true })
  agreedPlaces!: object[] | null;

  @Column({ name: 'used_at', type: 'timestamptz', nullable: true })
  usedAt!: Date | null;
}
