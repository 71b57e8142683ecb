import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('commitment_proofs')
export class CommitmentProof {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'commitment_id', type: 'int' })
  commitmentId!: number;

  @Column({ type: 'text' })
  text!: string;

  @Column({ name: 'file_id', type: 'int', nullable: true })
  fileId!: number | null;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
