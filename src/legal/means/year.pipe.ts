import { Injectable, type PipeTransform } from '@nestjs/common';
import { NotFound } from '../../web/errors.js';

/** The year in an address. The decree knows none before 2026. */
@Injectable()
export class YearPipe implements PipeTransform<string, number> {
  transform(text: string): number {
    if (!/^20\d\d$/.test(text) || text < '2026') throw new NotFound();
    return Number(text);
  }
}
