const isApple = (): boolean => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

const APPLE: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
const OTHER: Record<string, string> = { Mod: 'Ctrl' }

const partsOf = (keys: string): string[] => keys.split('-').map((part) => (part.length === 1 ? part.toUpperCase() : part))

/** A shortcut as people read it: `Mod-Shift-s` is `Ctrl+Shift+S`, on Apple's machines `⌘⇧S`. */
export function showKeys(keys: string, apple = isApple()): string {
  const names = apple ? APPLE : OTHER
  return partsOf(keys)
    .map((part) => names[part] ?? part)
    .join(apple ? '' : '+')
}

/** A shortcut as `aria-keyshortcuts` wants it: `Control+Shift+S`. */
export function ariaKeys(keys: string, apple = isApple()): string {
  return partsOf(keys)
    .map((part) => (part === 'Mod' ? (apple ? 'Meta' : 'Control') : part))
    .join('+')
}
