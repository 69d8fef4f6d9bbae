import { type Editor, Extension } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import { ReactRenderer } from '@tiptap/react'
import { Suggestion, type SuggestionProps } from '@tiptap/suggestion'
import { INSERTS } from './blocks/inserts.ts'
import { BLOCKS, type Block, type BlockName } from './blocks.ts'
import { SlashMenuList } from './SlashMenuList.tsx'

/** The menu's words, translated by the page. */
export type SlashMenuWords = { label: string; nothing: string; blocks: Record<BlockName, string> }

export const slashMenuKey = new PluginKey('slashMenu')

/** The blocks whose name holds what was typed after the slash. */
export const matchingBlocks = (query: string, words: SlashMenuWords): Block[] =>
  [...BLOCKS, ...INSERTS].filter(({ name }) => words.blocks[name].toLowerCase().includes(query.toLowerCase()))

const LIST_ID = 'slash-menu'

/** Tells screen readers which entry of the list is the current one while focus stays in the text. */
function describeEditor(editor: Editor, active: string | undefined): void {
  const { dom } = editor.view
  if (active === undefined) {
    for (const name of ['aria-controls', 'aria-activedescendant', 'aria-haspopup']) dom.removeAttribute(name)
    return
  }
  dom.setAttribute('aria-haspopup', 'listbox')
  dom.setAttribute('aria-controls', LIST_ID)
  dom.setAttribute('aria-activedescendant', active)
}

/** One open menu: its list, the current entry, and what the keys do with it. */
function buildMenu(words: SlashMenuWords) {
  let props: SuggestionProps<Block, Block>
  let list: ReactRenderer | undefined
  let unmount = () => {}
  let current = 0

  const show = () => {
    current = Math.min(current, Math.max(0, props.items.length - 1))
    list?.updateProps({ items: props.items, current, choose: props.command })
    const active = props.items[current]
    describeEditor(props.editor, active && `${LIST_ID}-${active.name}`)
  }
  const move = (by: number) => {
    current = (current + by + props.items.length) % Math.max(1, props.items.length)
    show()
  }
  const choose = () => {
    const block = props.items[current]
    if (block) props.command(block)
  }
  const KEYS: Record<string, () => void> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => choose(),
    Tab: () => choose(),
  }
  return {
    onStart: (started: SuggestionProps<Block, Block>) => {
      props = started
      current = 0
      list = new ReactRenderer(SlashMenuList, {
        editor: started.editor,
        props: { id: LIST_ID, words, items: started.items, current, choose: started.command },
      })
      unmount = started.mount(list.element as HTMLElement)
      show()
    },
    onUpdate: (updated: SuggestionProps<Block, Block>) => {
      props = updated
      show()
    },
    onKeyDown: ({ event }: { event: KeyboardEvent }) => {
      const act = props.items.length > 0 ? KEYS[event.key] : undefined
      act?.()
      return act !== undefined
    },
    onExit: () => {
      describeEditor(props.editor, undefined)
      unmount()
      list?.destroy()
      list = undefined
    },
  }
}

/** A slash at the start of a word offers headings, lists, quote, table and the paper's own blocks. Escape leaves the slash as it is. */
export const SlashMenu = Extension.create<{ words: SlashMenuWords | undefined }>({
  name: 'slashMenu',
  addOptions: () => ({ words: undefined }),
  addProseMirrorPlugins() {
    const { words } = this.options
    if (!words) return []
    return [
      Suggestion<Block, Block>({
        pluginKey: slashMenuKey,
        editor: this.editor,
        char: '/',
        allowedPrefixes: [' '],
        allow: ({ editor }) => editor.isEditable && editor.isFocused,
        items: ({ query }) => matchingBlocks(query, words),
        command: ({ editor, range, props }) => props.apply(editor.chain().focus().deleteRange(range)).run(),
        render: () => buildMenu(words),
      }),
    ]
  },
})
