// A thread of its own, plain JavaScript so that it starts the same from sources, tests and the build. The compiler never gives
// memory back (3 MB a paper), so render-pdf.ts ends this thread when its memory has grown and starts another.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { TypstCompilerBuilder, initSync } from '@myriaddreamin/typst-ts-web-compiler';

const TINOS = ['400Regular', '700Bold', '400Regular_Italic', '700Bold_Italic'].map(
  (font) => `tinos/${font}/Tinos_${font}.ttf`,
);
/** Ticks, boxes and bullets that people paste into their words; Tinos has none of them. */
const SYMBOLS = 'noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf';
const PDF = 1;
const FULL_DIAGNOSTICS = 3;

const find = createRequire(import.meta.url);
const { memory } = initSync({ module: readFileSync(find.resolve('@myriaddreamin/typst-ts-web-compiler/wasm')) });
const compiler = await build();
parentPort.on('message', ({ template, data }) => {
  try {
    const pdf = compile(template, data);
    parentPort.postMessage({ pdf, memory: memory.buffer.byteLength }, [pdf.buffer]);
  } catch (error) {
    parentPort.postMessage({ fault: String(error?.message ?? error), memory: memory.buffer.byteLength });
  }
});

async function build() {
  const builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
  for (const font of [...TINOS, SYMBOLS])
    await builder.add_raw_font(readFileSync(find.resolve(`@expo-google-fonts/${font}`)));
  const made = await builder.build();
  for (const name of readdirSync(workerData.templates)) {
    made.add_source(`/${name}`, readFileSync(join(workerData.templates, name), 'utf8'));
  }
  return made;
}

function compile(template, data) {
  const world = compiler.snapshot(undefined, `/${template}.typ`, [['data', data]]);
  try {
    const { result, diagnostics = [] } = world.get_artifact(PDF, FULL_DIAGNOSTICS);
    if (!result) throw new Error(diagnostics.map((it) => `${it.path}:${it.range}: ${it.message}`).join('; '));
    return result;
  } finally {
    world.free();
  }
}
