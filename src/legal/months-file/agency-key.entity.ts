import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The key of another agency's program, compared by telephone once and remembered by this agency. */
@Entity('agency_keys')
export class AgencyKey {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'root_unit_id', type: 'int' })
  rootUnitId!: number;

  @Column({ type: 'text' })
  fingerprint!: string;

  @Column({ type: 'text' })
  agency!: string;

  /** Who read the fingerprint at the other end. */
  @Column({ name: 'compared_with', type: 'text' })
  comparedWith!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
