import { importsController } from '../../../imports/imports.controller.js';
import { IMPORT_WORK } from './import-work.js';

export const WorkImportsController = importsController({
  path: 'legal/work/imports',
  kinds: [IMPORT_WORK],
  labels: { title: 'work:title.imports', lead: 'work:import.lead', nowhere: 'work:import.noPeriod' },
  writers: ['personnel', 'head'],
  readers: ['personnel', 'head', 'inspector'],
});
