import i18next from 'i18next'

type CaretUser = { id?: unknown; name?: unknown; organisation?: unknown; color?: unknown; guest?: unknown }

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Another person's caret with their name and organisation. Hidden from screen readers: the outline says who writes where. */
export function buildCaret(user: CaretUser): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'collaboration-carets__caret'
  caret.setAttribute('aria-hidden', 'true')
  if (isText(user.id)) caret.dataset.person = user.id
  if (isText(user.color)) caret.style.setProperty('--caret-colour', user.color)
  const label = document.createElement('span')
  label.className = 'collaboration-carets__label'
  label.textContent = caretWords(user, i18next.t('presence:guest'))
  caret.append(label)
  return caret
}

/** What stands at a caret: name, organisation, and that somebody is a guest. */
export const caretWords = ({ name, organisation, guest }: CaretUser, guestWord: string): string =>
  [name, organisation, guest === true ? guestWord : undefined].filter(isText).join(' · ')

/** Another person's selection in their colour. */
export const buildSelection = (user: CaretUser) => ({
  class: 'collaboration-carets__selection',
  ...(isText(user.color) ? { style: `--caret-colour: ${user.color}` } : {}),
})
