/** A stream of numbers that one seed decides: sfc32, and normals by Marsaglia's polar method. */
export function randomOf(seed) {
  let [a, b, c, d] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88, 1];
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 20; i++) next();
  let spare = NaN;
  const standard = () => {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = NaN;
      return kept;
    }
    for (;;) {
      const [u, v] = [next() * 2 - 1, next() * 2 - 1];
      const s = u * u + v * v;
      if (s === 0 || s >= 1) continue;
      const size = Math.sqrt((-2 * Math.log(s)) / s);
      spare = v * size;
      return u * size;
    }
  };
  const normal = (mean, sd) => mean + sd * standard();
  return {
    next,
    normal,
    chance: (share) => next() < share,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (list) => list[Math.floor(next() * list.length)],
    /** A share whose odds are log-normal: `middle` is its median. */
    share: (middle, sd) => 1 / (1 + Math.exp(-normal(Math.log(middle / (1 - middle)), sd))),
    /** Log-normal by its median. */
    skewed: (middle, sd) => middle * Math.exp(normal(0, sd)),
  };
}

export const clamp = (value, least, most) => Math.min(most, Math.max(least, value));
