import * as z from 'zod/mini'

/** Every stable error code with its HTTP status. Clients switch on the code, people read the message. */
export const ERROR_STATUS = {
  invalid_body: 400,
  invalid_json: 400,
  invalid_id: 400,
  invalid_query: 400,
  invalid_mention: 400,
  sign_in_required: 401,
  wrong_credentials: 401,
  wrong_guest_code: 401,
  wrong_setup_link: 401,
  confirm_password: 401,
  not_allowed: 403,
  wrong_origin: 403,
  four_eyes: 403,
  not_found: 404,
  format_not_available: 404,
  wrong_state: 409,
  content_changed: 409,
  open_suggestions: 409,
  section_frozen: 409,
  sections_not_approved: 409,
  blocking_comment: 409,
  recommendation_without_addressee: 409,
  figure_incomplete: 409,
  too_many_files: 409,
  too_many_comments: 409,
  already_exists: 409,
  too_many_points: 409,
  withdrawn: 410,
  rendition_failed: 422,
  damaged_image: 422,
  too_large: 413,
  unsupported_image: 415,
  too_many_requests: 429,
  internal: 500,
  not_ready: 503,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** What every failed request answers with. */
export const errorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.optional(z.record(z.string(), z.unknown())),
  }),
})
export type ErrorBody = z.infer<typeof errorBody>
