import { performance } from 'node:perf_hooks';

const CLIENTS = 8;

/** Eight clients work through the jobs, each as soon as it has an answer, until the jobs or the time run out. */
export async function measure(jobs, work, seconds) {
  const times = [];
  const queue = jobs.values();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (const job of queue) {
        const start = performance.now();
        if (start - began > seconds * 1000) return;
        await work(job);
        times.push(performance.now() - start);
      }
    }),
  );
  return { times, took: performance.now() - began };
}

export function figuresOf(runs) {
  const times = runs.flatMap((run) => run.times).sort((a, b) => a - b);
  const took = runs.reduce((sum, run) => sum + run.took, 0);
  const at = (share) => times[Math.min(times.length - 1, Math.ceil(share * times.length) - 1)];
  return { count: times.length, p50: at(0.5), p99: at(0.99), rate: (1000 * times.length) / took };
}

export function line(name, who, { count, p50, p99, rate }) {
  return `${name.padEnd(12)} ${who.padEnd(9)} p50 ${ms(p50)}  p99 ${ms(p99)}  ${rate.toFixed(0).padStart(6)} requests/s  (${count})`;
}

export function ratioLine(name, product, bare) {
  const times = (a, b) => `× ${(a / b).toFixed(1)}`;
  return `${name.padEnd(12)} ratio     p50 ${times(product.p50, bare.p50)}  p99 ${times(product.p99, bare.p99)}  requests/s ÷ ${(bare.rate / product.rate).toFixed(1)}`;
}

function ms(time) {
  return `${time.toFixed(2).padStart(8)} ms`;
}
