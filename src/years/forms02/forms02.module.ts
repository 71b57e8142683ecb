import { Module } from '@nestjs/common';
import { Forms02Controller } from './forms02.controller.js';
import { Forms02Service } from './forms02.service.js';

/** Mẫu 02, the form of the year (Art 21.1a, 21.2a). */
@Module({ controllers: [Forms02Controller], providers: [Forms02Service] })
export class Forms02Module {}
