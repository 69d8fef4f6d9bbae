import { paperExtensions } from '@concord/paper/nodes'
import { getSchema } from '@tiptap/core'
import { EditorState, Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import { frozenGuardPlugin } from './frozen-guard.ts'

const schema = getSchema(paperExtensions())

/** An editor without a screen: the guard, what y-sync says about the last change, and `others`. */
function buildEditor({ mayWrite, others = [] }: { mayWrite: () => boolean; others?: Plugin[] }) {
  const sync = new Plugin({
    key: ySyncPluginKey,
    state: {
      init: () => ({ isChangeOrigin: false }),
      apply: (transaction) => ({ isChangeOrigin: transaction.getMeta(ySyncPluginKey)?.isChangeOrigin === true }),
    },
  })
  const shownState = (): EditorState => state
  let state: EditorState = EditorState.create({ schema, plugins: [frozenGuardPlugin({ mayWrite, shownState }), sync, ...others] })
  return {
    shownState,
    type: (text: string) => {
      state = state.apply(state.tr.insertText(text, 1))
    },
    receive: (text: string) => {
      state = state.apply(state.tr.insertText(text, 1).setMeta(ySyncPluginKey, { isChangeOrigin: true }))
    },
    get text(): string {
      return state.doc.textContent
    },
  }
}

test('[L3] a frozen section takes nothing from this device and everything from the room', () => {
  const editor = buildEditor({ mayWrite: () => false })
  editor.type('mine')
  expect(editor.text).toBe('')
  editor.receive('theirs')
  expect(editor.text).toBe('theirs')
})

test('[L3] the guard asks anew for every change', () => {
  let open = true
  const editor = buildEditor({ mayWrite: () => open })
  editor.type('before')
  open = false
  editor.type('after ')
  expect(editor.text).toBe('before')
})

test('moving the selection is no change and passes', () => {
  const editor = buildEditor({ mayWrite: () => false })
  editor.receive('theirs')
  const transaction = editor.shownState().tr.setMeta('anything', true)
  expect(editor.shownState().applyTransaction(transaction).transactions).toHaveLength(1)
})

test('[L5] a plugin that tidies up may answer this person, never the room', () => {
  const tidy = new Plugin({
    appendTransaction: (_transactions, _before, state) =>
      state.doc.textContent.endsWith('!') ? null : state.tr.insertText('!', state.doc.content.size - 1),
  })
  const editor = buildEditor({ mayWrite: () => true, others: [tidy] })
  editor.receive('theirs')
  expect(editor.text).toBe('theirs')
  editor.type('mine ')
  expect(editor.text).toBe('mine theirs!')
})
