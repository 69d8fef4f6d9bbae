import { ENDPOINTS, type Endpoint, ERROR_STATUS, errorBody } from '@concord/contract'
import * as z from 'zod/mini'

type Json = Record<string, unknown>

/** A schema as it crosses the wire: inputs before they are trimmed, answers as they are sent. */
function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const jsonBody = (schema: Json) => ({ 'application/json': { schema } })

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))

const queryParameters = ({ query }: Endpoint) =>
  Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: jsonSchema(schema as z.ZodMiniType, 'input'),
  }))

const MULTIPART_FILE = {
  'multipart/form-data': {
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  },
}

function requestBody({ path, body, upload }: Endpoint): Json {
  if (upload) return { requestBody: { required: true, content: MULTIPART_FILE } }
  if (!body) return {}
  const content = { ...jsonBody(jsonSchema(body, 'input')), ...(path === '/api/v1/verify' && MULTIPART_FILE) }
  return { requestBody: { required: true, content } }
}

const answerContent = ({ answer, path }: Endpoint): Json => {
  if (answer)
    return { content: path === '/metrics' ? { 'text/plain': { schema: { type: 'string' } } } : jsonBody(jsonSchema(answer, 'output')) }
  return /\/(files|figures)\//.test(path) ? { content: { 'application/octet-stream': {} } } : {}
}

const operation = (endpoint: Endpoint): Json => ({
  summary: endpoint.summary,
  operationId: `${endpoint.method}${endpoint.path.replace(/[^A-Za-z0-9]+(\w)?/g, (_match, letter?: string) => letter?.toUpperCase() ?? '')}`,
  parameters: [...pathParameters(endpoint.path), ...queryParameters(endpoint)],
  ...requestBody(endpoint),
  security: endpoint.public ? [] : [{ session: [] }],
  responses: {
    [endpoint.status]: { description: endpoint.summary, ...answerContent(endpoint) },
    '4XX': { $ref: '#/components/responses/Refused' },
  },
})

/** The description of every call in OpenAPI 3.1, made from the contract. */
export function openApiDocument(): Json {
  const byPath = Map.groupBy(ENDPOINTS, ({ path }) => path)
  return {
    openapi: '3.1.0',
    info: { title: 'Concord', version: '1', description: `Stable error codes: ${Object.keys(ERROR_STATUS).join(', ')}.` },
    paths: Object.fromEntries(
      [...byPath].map(([path, endpoints]) => [
        path,
        Object.fromEntries(endpoints.map((endpoint) => [endpoint.method, operation(endpoint)])),
      ]),
    ),
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'concord_session' } },
      responses: { Refused: { description: 'Refused, with a stable code', content: jsonBody(jsonSchema(errorBody, 'output')) } },
    },
  }
}
