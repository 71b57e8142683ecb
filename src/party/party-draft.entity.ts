import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';
import type { Filled } from './filled.js';
import type { Texts } from './parts.js';

/** A member's draft of the year's review. Its text is theirs alone until they hand it over. */
@Entity('party_drafts')
export class PartyDraft {
  declare [FILLED]: 'id' | 'texts' | 'revision' | 'savedAt' | 'handedAt' | 'filled';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'official_id', type: 'int' })
  officialId!: number;

  /** Of the main post when it was begun, then when it was handed over. */
  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'int' })
  year!: number;

  @Column({ type: 'boolean' })
  leader!: boolean;

  @Column({ type: 'jsonb' })
  texts!: Texts;

  @Column({ type: 'int' })
  revision!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'saved_at', type: 'timestamptz', nullable: true })
  savedAt!: Date | null;

  @Column({ name: 'handed_at', type: 'timestamptz', nullable: true })
  handedAt!: Date | null;

  @Column({ type: 'jsonb', nullable: true })
  filled!: Filled | null;
}
