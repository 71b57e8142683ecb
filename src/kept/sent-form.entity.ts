import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A form that makes something new: on its way, or done with where its answer leads. */
@Entity('sent_forms')
export class SentForm {
  /** Of the mark of its page and all that was sent with it. */
  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text', nullable: true })
  location!: string | null;
}
