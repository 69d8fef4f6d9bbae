import * as Y from 'yjs'

/**
 * Runs `change` on a doc that only follows a log, as one transaction. By itself Yjs tidies marks up after what others have formatted or
 * deleted. A follower that did so would hold deletions that no log has, and would take seconds over one large deletion.
 */
export function follow(doc: Y.Doc, change: () => void): void {
  Y.transact(doc, (transaction) => {
    change()
    // What Yjs asks before it tidies up.
    transaction.local = true
  })
}
