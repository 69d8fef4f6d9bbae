import { randomBytes } from 'node:crypto'
import { sha256Hex } from '@concord/paper'

/** Base 32 without I, L, O and U, which people misread. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 10

/** A random code of ten characters (50 bits). */
export const newGuestCode = (bytes: Uint8Array = randomBytes(LENGTH)): string =>
  Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('')

/** What a person typed as it is compared: case, spaces and dashes do not count, and look-alikes are the same. */
export const normalGuestCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

/** What is stored of a code. */
export const guestCodeHash = (typed: string): string => sha256Hex(`guest-code:${normalGuestCode(typed)}`)
