import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('pledges')
export class Pledge {
  declare [FILLED]: 'id' | 'revision' | 'nearlySame';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'official_id', type: 'int' })
  officialId!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'int' })
  year!: number;

  @Column({ type: 'int' })
  revision!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'signed_at', type: 'timestamptz', nullable: true })
  signedAt!: Date | null;

  @Column({ name: 'signed_by', type: 'int', nullable: true })
  signedBy!: number | null;

  @Column({ name: 'nearly_same', type: 'jsonb' })
  nearlySame!: unknown;

  @Column({ name: 'acknowledged_at', type: 'timestamptz', nullable: true })
  acknowledgedAt!: Date | null;

  @Column({ name: 'acknowledged_by', type: 'int', nullable: true })
  acknowledgedBy!: number | null;
}
