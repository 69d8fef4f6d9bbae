import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en/index.ts'
import type { paper } from './en/paper.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words'
    resources: typeof en & { paper: typeof paper }
  }
}

/** Starts i18next with the English strings; English is complete and the fallback of every other language. */
export function startTranslations(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'words',
    resources: { en },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
}
