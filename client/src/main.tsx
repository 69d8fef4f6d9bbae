import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { buildQueryClient } from './api/query-client.ts'
import { startTranslations } from './i18n/setup.ts'
import { AppRouter } from './router.tsx'
import './theme.css'

startTranslations()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={buildQueryClient()}>
      <AppRouter />
    </QueryClientProvider>
  </StrictMode>,
)
