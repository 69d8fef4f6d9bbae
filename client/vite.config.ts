import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { appShell } from './vite-plugins/app-shell.ts'
import { withoutJsonSchemas } from './vite-plugins/without-json-schemas.ts'

const server = process.env.CONCORD_ORIGIN ?? 'http://localhost:3000'

/** What most pages need, in one file instead of thirty; dialogs, menus and tabs bring React Aria and stay apart. */
const SHARED = /client\/src\/(api|i18n|problems|session\/may|ui\/(?!Dialog|Menu|Tabs))|lucide-react/

/** No inlined assets: the content security policy allows fonts and images from this origin only. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), withoutJsonSchemas(), appShell()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'shared', test: SHARED, minShareCount: 3, includeDependenciesRecursively: false }] } },
    },
  },
  server: {
    proxy: {
      '/api': server,
      '/collab': { target: server.replace(/^http/, 'ws'), ws: true },
    },
  },
})
