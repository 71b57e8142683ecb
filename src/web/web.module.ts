import { Global, Module } from '@nestjs/common';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../config.js';
import { Clock } from '../clock.js';
import { Labels } from './labels.js';
import { Renderer } from './renderer.js';
import { Views } from './views.js';

const TEMPLATES = join(PROJECT_ROOT, 'templates');

@Global()
@Module({
  providers: [
    {
      provide: Labels,
      inject: [Clock],
      useFactory: (clock: Clock) => Labels.load(join(TEMPLATES, 'labels'), clock.zone),
    },
    {
      provide: Views,
      inject: [Labels, Clock],
      useFactory: (labels: Labels, clock: Clock) => new Views(TEMPLATES, labels, clock.zone),
    },
    Renderer,
  ],
  exports: [Labels, Views, Renderer],
})
export class WebModule {}
