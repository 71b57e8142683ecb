import { Injectable, type PipeTransform } from '@nestjs/common';
import { NotFound } from './errors.js';

/** The id in an address. What no table could hold is an address that does not exist. */
@Injectable()
export class IdPipe implements PipeTransform<string, number> {
  transform(text: string): number {
    if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFound();
    return Number(text);
  }
}
