/**
 * The characters that the PDF's fonts have in every style, as runs: how far each begins from the end of the one before and, behind a
 * point, how many it has; numbers to the base of 36. Made of the fonts' own tables; a test beside the fonts compares them.
 */
const RUNS = [
  '0 c i.2o w.d 1.fw 2.2r 1.14 2.6 4.7 1 1.k 1.1r e.8w 64 n8.4 f.2 3ey.h 4 1.8 c1.9 3b.6y 1.7v 2.6 2.12 2.6 2.8 1 1 1 1.v 2.1h 1.f',
  '1.e 2.6 1.j 2.3 1.9 1.b 5.q 5.1d g.2 2.r 1.d 3.w g.g 1.g f.2o 10 4 6.a9 1 2.2 1.4 4.4 2.j 2.2 5 3.22 k.2 5.v k.3 b.c 1.2 2.3 1.1i',
  'p.b 15.2 3u 5 5 3 3 3 1j w.2 4 8 3 3 3 3.4 c.2y 4.5 1.g c.8 3.4 1 1 h.s e.i e.4 3 4.3 5 a.h 1.j u.5 1.4 1.i 3 1.6 1.z 1 1.5 2.w u',
  '3.o 1.e 1.1s 74.hg 2.w 1.2x 2o.w 9s.3i c4 t 5u7.1s hfk.2o 2o.5n 5.2 1 1.5 o.e 8e e9.1o fpw.7 m1.g 8b 1 4b.5 8y.27 1.d 3 1b.1a 6a.s',
  'w4.6 1.16 1.9 143p.k c.k c.2f 9.p 3r.2d 1.1z 1.2 2 2.2 2.4 1.c 1 1.7 1.1t 1.4 2.8 1.7 1.s 1.4 1.5 1 3.7 1.9g 2.84 2.1e 1ds.v',
  '3c1.18 4.2s c.f 2.f 1.f 1.11 n.3 v 1m.2 1.3 1p 9r.3 5 6 4.c 9 1t 4 l.d 7 4.3 j 1 1 3.5 5.d c 3.3 1.3 g c 9 6 o 1.2 3.4 2.3 4 m i',
  '11 c 2 5 1 3 8.4 e 4 4.3 3.4 9 1.3 1.2 4 3.4 2 4.2 16.8 4 5.16 1.q 2.d 1.2e 2d.1c 7 5 3 2 3 k 4 6.2 1 9.6 1.3 3.5 8.b 5.4 3.6 3b.3',
  '4.2n 6.c k.c 4.1k 8.a 6.14 8.u 2.2 26.c 1b a 55.2c c.e 2.5 3.3 5.7 9.p 7.7 9.3 d.7 15.43 1.1j 11.a',
].join(' ')

type Run = { from: number; to: number }

function readRuns(): Run[] {
  let at = 0
  return RUNS.split(' ').map((run) => {
    const [distance, length = '1'] = run.split('.')
    const from = at + Number.parseInt(distance!, 36)
    at = from + Number.parseInt(length, 36)
    return { from, to: at }
  })
}

let runs: readonly Run[] | undefined

/** Whether the PDF can show a character. What has no shape of its own always passes. */
export function isPrintable(character: string): boolean {
  if (/^\p{Default_Ignorable_Code_Point}$/u.test(character)) return true
  runs ??= readRuns()
  const point = character.codePointAt(0)!
  let [low, high] = [0, runs.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const run = runs[middle]!
    if (point < run.from) high = middle - 1
    else if (point >= run.to) low = middle + 1
    else return true
  }
  return false
}
