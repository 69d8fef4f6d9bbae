import { useTranslation } from 'react-i18next'
import { useEditions } from '../api/editions.ts'

/** Says on every page that nothing here is real, where the server holds only demo editions. */
export function DemoRibbon() {
  const { t } = useTranslation('frame')
  const { t: word } = useTranslation('words')
  const editions = useEditions()
  const items = editions.data?.items ?? []
  if (items.length === 0 || !items.every(({ demo }) => demo)) return null
  return (
    <p className="border-b border-line bg-state-changes-soft px-4 py-1.5 text-center text-xs text-state-changes">
      <strong className="tracking-widest">{word('demo')}</strong> · {t('demoRibbon')}
    </p>
  )
}
