import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import type { SectionContent } from './paper-json.ts'

/** RFC 8785 text of a JSON value. Throws on what JSON cannot hold (undefined at the top, NaN, lone surrogates). */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('value has no canonical JSON')
  return text
}

/** SHA-256 as 64 lower-case hex digits, of UTF-8 text or of bytes. */
export const sha256Hex = (data: string | Uint8Array): string => bytesToHex(sha256(typeof data === 'string' ? utf8ToBytes(data) : data))

/** The name of a revision: SHA-256 over the canonical JSON of exactly `{ title, content }`. */
export const revisionHash = (title: string, content: SectionContent): string => sha256Hex(canonicalJson({ title, content }))

/** A paper's fingerprint: SHA-256 over the canonical JSON array of its sections' revision hashes, in order. */
export const paperFingerprint = (revisionHashes: readonly string[]): string => sha256Hex(canonicalJson(revisionHashes))
