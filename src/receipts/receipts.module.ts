import { Global, Module } from '@nestjs/common';
import { Receipts } from './receipts.service.js';

/** The procedure; each paper's own room says what is particular about it (`ReceiptKind`). */
@Global()
@Module({ providers: [Receipts], exports: [Receipts] })
export class ReceiptsModule {}
