export type StartupErrorCode =
  | 'bad_environment'
  | 'port_taken'
  | 'folder_unusable'
  | 'folder_in_use'
  | 'database_unreachable'
  | 'demo_incomplete'

/** Why the server cannot start, in one line that tells the person at the keyboard what to change. `main.ts` prints it and ends with 1. */
export class StartupError extends Error {
  readonly code: StartupErrorCode

  constructor(code: StartupErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StartupError'
    this.code = code
  }
}
