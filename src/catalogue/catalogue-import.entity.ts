import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('catalogue_imports')
export class CatalogueImport {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ name: 'catalogue_id', type: 'int', nullable: true })
  catalogueId!: number | null;

  @Column({ name: 'file_name', type: 'text' })
  fileName!: string;

  @Column({ name: 'account_id', type: 'int' })
  accountId!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'jsonb' })
  sheets!: unknown;

  @Column({ type: 'jsonb' })
  mapping!: unknown;

  @Column({ type: 'jsonb', nullable: true })
  outcome!: unknown;

  @Column({ name: 'mapped_at', type: 'timestamptz', nullable: true })
  mappedAt!: Date | null;

  @Column({ name: 'applied_by', type: 'int', nullable: true })
  appliedBy!: number | null;

  @Column({ name: 'applied_at', type: 'timestamptz', nullable: true })
  appliedAt!: Date | null;
}
