import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import { verify, type Verification } from './verify.js';

@Injectable()
export class VerificationService {
  constructor(private readonly db: Db) {}

  /** Goes through what stands below the paths, now. */
  below(paths: readonly string[]): Promise<Verification> {
    return verify(this.db, { paths });
  }
}
