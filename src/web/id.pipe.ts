import { Injectable, type PipeTransform } from '@nestjs/common';
import { NotFound } from './errors.js';

/** The id in an address. What no table could hold is an address that does not exist. */
@Injectable()
export class IdPipe implements PipeTransform<string, number> {
  transform(text: string): number {
    const id = readId(text);
    if (id === null) throw new NotFound();
    return id;
  }
}

/** The id in a field or a question, or null where it is none. */
export function readId(typed: unknown): number | null {
  return typeof typed === 'string' && /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : null;
}
