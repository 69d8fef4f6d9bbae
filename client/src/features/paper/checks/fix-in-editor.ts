import { type CheckContext, checkSection, type Finding, type Fix, type SectionContent } from '@concord/paper'
import type { Editor } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import { separateUndo } from '../../../editor/references.ts'

/** One fix as a step of an editor; the same as `applyFix` does to a text without one. */
export function addFix(change: Transaction, fix: Fix): void {
  const { nodes } = change.doc.type.schema
  if (fix.kind === 'replace') change.insertText(fix.insert, fix.from, fix.to)
  else if (fix.kind === 'level') change.setNodeMarkup(fix.at, undefined, { ...change.doc.nodeAt(fix.at)?.attrs, level: fix.level })
  else if (fix.kind === 'paragraph') change.setBlockType(fix.at + 1, fix.at + 1, nodes.paragraph!)
  else {
    const row = change.doc.nodeAt(fix.at)?.firstChild
    row?.forEach((cell, offset) => {
      change.setNodeMarkup(fix.at + 2 + offset, nodes.tableHeader!, cell.attrs)
    })
  }
}

/** The finding in the text as it is now: at its place, else the nearest that says the same. */
export function findAgain(now: readonly Finding[], { rule, said, from, to }: Finding): Finding | undefined {
  const same = now.filter((finding) => finding.rule === rule && finding.said === said)
  return (
    same.find((finding) => finding.from === from && finding.to === to) ??
    same.sort((a, b) => Math.abs(a.from - from) - Math.abs(b.from - from))[0]
  )
}

/** Puts findings right in the live text, as one undo step. Answers how many could be. */
export function fixInEditor(editor: Editor, findings: readonly Finding[], context: CheckContext): number {
  if (!editor.isEditable) return 0
  const left = checkSection(editor.getJSON() as SectionContent, context)
  const fixes = findings.flatMap((finding) => {
    const found = findAgain(left, finding)
    if (!found?.fix) return []
    left.splice(left.indexOf(found), 1)
    return [found.fix]
  })
  const place = (fix: Fix) => (fix.kind === 'replace' ? fix.from : fix.at)
  const change = editor.state.tr
  for (const fix of fixes.sort((a, b) => place(b) - place(a))) addFix(change, fix)
  if (!change.docChanged) return 0
  const before = editor.state.doc
  separateUndo(editor.state)
  editor.view.dispatch(change)
  separateUndo(editor.state)
  return editor.state.doc.eq(before) ? 0 : fixes.length
}
