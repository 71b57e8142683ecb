/** What is wrong with one field of a form: a code (label `issues:<code>` or one with a room's prefix) and its numbers. */
export interface Issue {
  field: string;
  code: string;
  params?: Record<string, unknown> & { max?: unknown };
}

export type FormResult<T> = { value: T; issues?: undefined } | { value?: undefined; issues: Issue[] };
