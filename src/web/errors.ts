import { HttpException } from '@nestjs/common';

/** Refused with its status: what the classes below say by their names. */
export class Refused extends HttpException {
  constructor(
    status: number,
    readonly code: string,
    readonly params: Record<string, unknown> = {},
  ) {
    super(code, status);
  }
}

/** 404: no such record, or none that this person may know of. */
export class NotFound extends Refused {
  constructor(code = 'not-found', params: Record<string, unknown> = {}) {
    super(404, code, params);
  }
}

/** 403: the person may know of the record, not do this to it. */
export class Forbidden extends Refused {
  constructor(code = 'forbidden', params: Record<string, unknown> = {}) {
    super(403, code, params);
  }
}

/**
 * 409: the record does not stand so that this can be done. Where somebody was faster, `params.name` is who and `at` when; whoever else is named goes
 * under another word (`official`), so that nobody is said to have been faster when nobody was.
 */
export class Conflict extends Refused {
  constructor(code = 'conflict', params: Record<string, unknown> = {}) {
    super(409, code, params);
  }
}

/** 503: the database does not answer (`503`), or not in time (`busy`). `reason` is for the log. */
export class Unavailable extends Refused {
  constructor(
    code: '503' | 'busy' = '503',
    readonly reason?: unknown,
  ) {
    super(503, code);
  }
}

/** 409: somebody saved since this form was opened. The person chooses, field by field; nothing was written. */
export class Stale extends Conflict {}

/** 413: a file was cut at the limit. The texts that came with it are there. */
export class FileTooLarge extends Refused {
  constructor() {
    super(413, '413');
  }
}

/** Did another person than the reader do it first? Only a conflict that names them says so. */
export function wasBeaten(error: unknown, reader: string | undefined): boolean {
  const name = error instanceof Conflict ? error.params['name'] : undefined;
  return typeof name === 'string' && /\p{L}/u.test(name) && name !== reader;
}
