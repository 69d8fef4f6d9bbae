import { expect, test } from 'vitest'
import { ariaKeys, showKeys } from './keys.ts'

test('shows a shortcut as each platform writes it', () => {
  expect(showKeys('Mod-Shift-s', false)).toBe('Ctrl+Shift+S')
  expect(showKeys('Mod-Alt-1', true)).toBe('⌘⌥1')
  expect(ariaKeys('Mod-b', false)).toBe('Control+B')
  expect(ariaKeys('Mod-b', true)).toBe('Meta+B')
})
