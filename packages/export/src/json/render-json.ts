import { canonicalJson, type PaperSnapshot } from '@concord/paper'

/** The canonical JSON itself (RFC 8785): the form that every fingerprint is over. */
export const renderJson = (snapshot: PaperSnapshot): Uint8Array => new TextEncoder().encode(canonicalJson(snapshot))
