import { importsController } from '../../imports/imports.controller.js';
import { IMPORT_FIGURES } from './import-figures.js';

export const MeasureImportsController = importsController({
  path: 'measures/imports',
  kinds: [IMPORT_FIGURES],
  labels: { title: 'measures:title.imports', lead: 'measures:import.lead' },
  back: { href: '/measures', text: 'measures:title.index' },
  writers: ['personnel', 'head'],
  readers: ['personnel', 'head', 'inspector'],
});
