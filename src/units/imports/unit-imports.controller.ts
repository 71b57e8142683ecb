import { importsController } from '../../imports/imports.controller.js';
import { IMPORT_OFFICIALS } from './import-officials.js';
import { IMPORT_UNITS } from './import-units.js';

export const UnitImportsController = importsController({
  path: 'imports',
  kinds: [IMPORT_UNITS, IMPORT_OFFICIALS],
  labels: { title: 'imports:title.index', lead: 'imports:lead' },
  writers: ['personnel'],
  readers: ['personnel', 'inspector'],
});
