import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('officials')
export class Official {
  declare [FILLED]: 'id' | 'sortName';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  code!: string;

  @Column({ name: 'full_name', type: 'text' })
  fullName!: string;

  @Column({ name: 'search_name', type: 'text' })
  searchName!: string;

  /** Kept by the database: the order of names. */
  @Column({ name: 'sort_name', type: 'text', insert: false, update: false })
  sortName!: string;

  @Column({ name: 'person_type', type: 'text' })
  personType!: string;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
