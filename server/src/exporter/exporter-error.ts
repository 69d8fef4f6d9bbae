/** Why the exporter process gave no answer. The paper may be fine: the same request can be made again. */
export type ExporterFailure = 'timed_out' | 'process_ended' | 'render_failed' | 'closed'

/** Thrown when no renditions were made for a reason that lies with the process, not with the paper. */
export class ExporterError extends Error {
  readonly failure: ExporterFailure

  constructor(failure: ExporterFailure, message: string) {
    super(message)
    this.name = 'ExporterError'
    this.failure = failure
  }
}
