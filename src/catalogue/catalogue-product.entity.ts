import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('catalogue_products')
export class CatalogueProduct {
  declare [FILLED]: 'id' | 'place' | 'leading' | 'detail' | 'output' | 'note' | 'revision';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'catalogue_id', type: 'int' })
  catalogueId!: number;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'int' })
  position!: number;

  @Column({ name: 'group_code', type: 'text', nullable: true })
  groupCode!: string | null;

  @Column({ type: 'text', default: () => `''` })
  place!: string;

  @Column({ type: 'boolean', default: () => `false` })
  leading!: boolean;

  @Column({ type: 'text' })
  task!: string;

  @Column({ type: 'text', default: () => `''` })
  detail!: string;

  @Column({ type: 'text', default: () => `''` })
  output!: string;

  @Column({ type: 'numeric', nullable: true })
  points!: string | null;

  @Column({ type: 'numeric', precision: 9, scale: 3 })
  factor!: string;

  @Column({ type: 'text', default: () => `''` })
  note!: string;

  @Column({ name: 'search_text', type: 'text' })
  searchText!: string;

  @Column({ type: 'int', default: () => `0` })
  revision!: number;
}
