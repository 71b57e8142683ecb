import { HttpException } from '@nestjs/common';

/** Nobody is signed in, or the session is locked: a page goes to `to`, a script is told 401 or 423. */
export class SessionEnded extends HttpException {
  readonly code: string;
  readonly params: Record<string, unknown>;

  constructor(
    readonly to: string,
    status: 303 | 401 | 423,
  ) {
    super('session-ended', status);
    this.code = String(status);
    this.params = { to };
  }
}
