export type EmbeddedProblem =
  /** Another program of ours is using the data folder. */
  | 'DATA_IN_USE'
  /** The data folder cannot be written, or belongs to another user. */
  | 'DATA_UNREACHABLE'
  /** There is no PostgreSQL for this system in node_modules. */
  | 'NO_BINARIES'
  /** PostgreSQL was started and did not become ready; the end of its log is in the message. */
  | 'DATABASE_FAILED';

export class EmbeddedDatabaseError extends Error {
  override name = 'EmbeddedDatabaseError';

  constructor(
    readonly code: EmbeddedProblem,
    message: string,
  ) {
    super(message);
  }
}
