import { Global, Module } from '@nestjs/common';
import { join } from 'node:path';
import { CONFIG } from '../config-token.js';
import type { Config } from '../config.js';
import { Clock } from '../clock.js';
import { Labels } from './labels.js';
import { Renderer } from './renderer.js';
import { Views } from './views.js';

@Global()
@Module({
  providers: [
    {
      provide: Labels,
      inject: [CONFIG, Clock],
      useFactory: ({ templates }: Config, { zone }: Clock) => Labels.load(join(templates.folder, 'labels'), zone),
    },
    {
      provide: Views,
      inject: [CONFIG, Labels, Clock],
      useFactory: ({ templates }: Config, labels: Labels, { zone }: Clock) => new Views(templates.folder, labels, zone),
    },
    Renderer,
  ],
  exports: [Labels, Views, Renderer],
})
export class WebModule {}
