import type { Field } from '../web/typed-fields.js';

/** Why a form did not arrive: the session had ended, the token was an old one, or a file was too large. */
export type Why = 'ended' | 'token' | 'large';

/** A form as it was posted, to be shown to its person again. It is never sent by itself. */
export interface KeptForm {
  why: Why;
  /** Where it was posted to, and the page it stood on. */
  action: string;
  page: string;
  fields: Field[];
  files: boolean;
}

export const KEPT_PATH = '/kept';
