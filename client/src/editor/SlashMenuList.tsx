import { Icon } from '../ui/Icon.tsx'
import type { Block } from './blocks.ts'
import { showKeys } from './keys.ts'
import type { SlashMenuWords } from './slash-menu.ts'

type SlashMenuListProps = {
  id: string
  words: SlashMenuWords
  items: readonly Block[]
  current: number
  choose: (block: Block) => void
}

/** The list below a slash. Focus stays in the text; the editor names the current entry. */
export const SlashMenuList = ({ id, words, items, current, choose }: SlashMenuListProps) => (
  <div className="z-40 max-h-80 w-64 overflow-y-auto rounded-lg border border-line bg-raised p-1.5 font-sans shadow-raised">
    {items.length === 0 && <p className="px-3 py-2 text-sm text-ink-soft">{words.nothing}</p>}
    <div id={id} role="listbox" aria-label={words.label}>
      {items.map((block, position) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled in the text, where the focus stays
        // biome-ignore lint/a11y/useFocusableInteractive: the editor points here through aria-activedescendant
        <div
          key={block.name}
          id={`${id}-${block.name}`}
          role="option"
          aria-selected={position === current}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(block)}
          className="flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-3 text-sm text-ink hover:bg-sunken aria-selected:bg-accent-soft aria-selected:text-accent"
        >
          <Icon of={block.icon} />
          <span className="flex-1">{words.blocks[block.name]}</span>
          {block.keys && <kbd className="font-sans text-xs text-ink-soft">{showKeys(block.keys)}</kbd>}
        </div>
      ))}
    </div>
  </div>
)
