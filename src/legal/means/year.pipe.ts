import { Injectable, type PipeTransform } from '@nestjs/common';
import { lawOfYear } from '../../scoring/editions/law.js';
import { NotFound } from '../../web/errors.js';

/** The year in an address. The law knows none before its first month. */
@Injectable()
export class YearPipe implements PipeTransform<string, number> {
  transform(text: string): number {
    const year = /^20\d\d$/.test(text) ? Number(text) : 0;
    if (`${year}-12` < lawOfYear(year).firstMonth) throw new NotFound();
    return year;
  }
}
