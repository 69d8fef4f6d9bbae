/** Pixels as red, green, blue and alpha, row by row from the top. */
export type Pixels = { width: number; height: number; data: Uint8Array | Uint8ClampedArray }

/** The mean of a square of pixels, in one channel; squares at the edges may be smaller. */
function mean({ width, height, data }: Pixels, left: number, top: number, step: number, channel: number): number {
  const [right, bottom] = [Math.min(left + step, width), Math.min(top + step, height)]
  let sum = 0
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += data[(y * width + x) * 4 + channel]!
  return Math.round(sum / ((right - left) * (bottom - top)))
}

/** The same image, at most `widest` pixels wide: by whole steps, each new pixel the mean of a square of old ones. */
export function shrink(pixels: Pixels, widest: number): Pixels {
  const step = Math.ceil(pixels.width / widest)
  if (step === 1) return pixels
  const [width, height] = [Math.ceil(pixels.width / step), Math.ceil(pixels.height / step)]
  const data = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 4; channel++) {
        data[(y * width + x) * 4 + channel] = mean(pixels, x * step, y * step, step, channel)
      }
    }
  }
  return { width, height, data }
}
