import { randomBytes } from 'node:crypto'
import { sha256Hex } from '@concord/paper'

/** 32 random bytes as text for a cookie or a link. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a token. */
export const tokenHash = (token: string): string => sha256Hex(token)
