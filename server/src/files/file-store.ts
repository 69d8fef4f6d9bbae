/**
 * Keeps bytes under their SHA-256 (64 lower-case hex digits), for ever. Whoever puts says the right name; what comes out is checked by
 * those who rely on it. Throws `AppError` `not_ready` where the store cannot be reached.
 */
export type FileStore = {
  /** Resolves when the bytes are durable. Putting them again changes nothing. */
  put(sha256: string, bytes: Uint8Array): Promise<void>
  /** The bytes, or undefined where nothing was put under this name. */
  get(sha256: string): Promise<Uint8Array | undefined>
  has(sha256: string): Promise<boolean>
}
