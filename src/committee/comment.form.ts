import { Length } from 'class-validator';

export const COMMENT = { least: 3, most: 4000 } as const;

export class CommentForm {
  @Length(COMMENT.least, COMMENT.most, { context: { code: 'committee:issue.comment' } })
  text!: string;
}
