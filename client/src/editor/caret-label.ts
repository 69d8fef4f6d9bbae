type CaretUser = { name?: unknown; organisation?: unknown; color?: unknown }

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Another person's caret with their name and organisation. Hidden from screen readers: the outline says who writes where. */
export function buildCaret(user: CaretUser): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'collaboration-carets__caret'
  caret.setAttribute('aria-hidden', 'true')
  if (isText(user.color)) caret.style.setProperty('--caret-colour', user.color)
  const label = document.createElement('span')
  label.className = 'collaboration-carets__label'
  label.textContent = [user.name, user.organisation].filter(isText).join(' · ')
  caret.append(label)
  return caret
}

/** Another person's selection in their colour. */
export const buildSelection = (user: CaretUser) => ({
  class: 'collaboration-carets__selection',
  ...(isText(user.color) ? { style: `--caret-colour: ${user.color}` } : {}),
})
