/** Why bytes are not taken as an image. `too_large` means more pixels than there may be. */
export type ImageFault = 'unknown_format' | 'unsupported' | 'animated' | 'damaged' | 'too_large'

/** Thrown by the readers of the formats; `readImage` answers with it. */
export class ImageRefused extends Error {
  readonly fault: ImageFault

  constructor(fault: ImageFault, message: string) {
    super(message)
    this.name = 'ImageRefused'
    this.fault = fault
  }
}

export const damaged = (what: string): ImageRefused => new ImageRefused('damaged', `The image is damaged: ${what}.`)

/** Throws unless an image of this size is one that we take. */
export function mustHaveSize(width: number, height: number, limits: { pixels: number; side: number }): void {
  if (width < 1 || height < 1) throw damaged('it has no pixels')
  if (width > limits.side || height > limits.side || width * height > limits.pixels) {
    throw new ImageRefused('too_large', `The image has ${width} × ${height} pixels; at most ${limits.pixels / 1e6} megapixels fit.`)
  }
}
