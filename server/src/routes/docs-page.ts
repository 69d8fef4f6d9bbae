import { ENDPOINTS, type Endpoint, ERROR_STATUS } from '@concord/contract'
import * as z from 'zod/mini'
import { escapeMarkup } from './escape-markup.ts'

const shape = (schema: z.ZodMiniType): string => JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), null, 2)

const details = (title: string, schema: z.ZodMiniType | undefined): string =>
  schema
    ? `<details><summary>${title}</summary><pre tabindex="0" style="overflow-x: auto">${escapeMarkup(shape(schema))}</pre></details>`
    : ''

const row = ({ method, path, summary, query, body, answer, status, public: open }: Endpoint): string => `<section>
<h3><code>${method.toUpperCase()} ${escapeMarkup(path)}</code></h3>
<p>${escapeMarkup(summary)}. Answers ${status}.${open ? ' Needs no sign-in.' : ''}</p>
${details('Query', query)}${details('Body', body)}${details('Answer', answer)}
</section>`

const codes = Object.entries(ERROR_STATUS)
  .map(([code, status]) => `<tr><td><code>${code}</code></td><td>${status}</td></tr>`)
  .join('\n')

/** All calls on one plain page: no script, nothing from elsewhere. */
export const docsPage = (): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Concord: calls for other programs</title>
</head>
<body>
<main style="max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font-family: system-ui, sans-serif; line-height: 1.5; overflow-wrap: anywhere">
<h1>Concord: calls for other programs</h1>
<p>Bodies are JSON, times ISO 8601 UTC. Sign in with <code>POST /api/v1/session</code> and keep the cookie.
The same description for machines: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<h2>Calls</h2>
${ENDPOINTS.map(row).join('\n')}
<h2>Error codes</h2>
<p>A refused call answers <code>{"error": {"code", "message", "details"}}</code>.</p>
<table>
<thead><tr><th scope="col">Code</th><th scope="col">Status</th></tr></thead>
<tbody>
${codes}
</tbody>
</table>
</main>
</body>
</html>
`
