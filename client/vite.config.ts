import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { appShell } from './vite-plugins/app-shell.ts'
import { chunkGroups } from './vite-plugins/chunk-groups.ts'

const server = process.env.CONCORD_ORIGIN ?? 'http://localhost:3000'

/** No inlined assets: the content security policy allows fonts and images from this origin only. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), appShell()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    rolldownOptions: {
      output: { codeSplitting: { groups: chunkGroups(import.meta.dirname) } },
    },
  },
  server: {
    proxy: {
      '/api': server,
      '/collab': { target: server.replace(/^http/, 'ws'), ws: true },
    },
  },
})
