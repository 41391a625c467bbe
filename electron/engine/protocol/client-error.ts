/** What a client did wrong, in the words of the Realtime API. Codes and texts are matched by third-party tests. */
export class ClientError extends Error {
  constructor(
    readonly code: string | null,
    message: string,
    readonly param: string | null = null,
  ) {
    super(message)
  }
}

/** @example listNames(['a', 'b', 'c']) // "'a', 'b', and 'c'" */
function listNames(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`)
  if (quoted.length < 3) return quoted.join(' and ')
  return `${quoted.slice(0, -1).join(', ')}, and ${quoted[quoted.length - 1]}`
}

export function invalidValue(value: string, supported: readonly string[], param: string): ClientError {
  return new ClientError(
    'invalid_value',
    `Invalid value: '${value}'. Supported values are: ${listNames(supported)}.`,
    param,
  )
}

export const clientErrors = {
  invalidJson: () => new ClientError('invalid_json', 'Invalid event: failed to parse JSON value. '),
  notAnObject: () => new ClientError('invalid_event', 'Invalid event: expected a JSON object.'),
  binaryFrame: () =>
    new ClientError('invalid_event', 'Expected a text WebSocket message; binary frames are not supported.'),
  typeMissing: () => new ClientError('invalid_event', "The 'type' field is missing."),
  transcriptionUpdate: () =>
    new ClientError(
      'invalid_parameter',
      'Passing a transcription session update event to a realtime session is not allowed.',
    ),
  realtimeUpdate: () =>
    new ClientError(
      'invalid_parameter',
      'Passing a realtime session update event to a transcription session is not allowed.',
    ),
  /** The service's own words are not known; they follow those of the two above. */
  responseInTranscription: (type: string) =>
    new ClientError('invalid_parameter', `Passing a '${type}' event to a transcription session is not allowed.`),
  turnDetectionUnsupported: () =>
    new ClientError('invalid_value', 'Turn detection is not supported for this transcription model.'),
  translationEvent: (type: string) =>
    new ClientError('invalid_parameter', `Passing a '${type}' event to a realtime session is not allowed.`),
  commitTooSmall: (bufferedMs: number) =>
    new ClientError(
      'input_audio_buffer_commit_empty',
      'Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, ' +
        `but buffer only has ${bufferedMs.toFixed(2)}ms of audio.`,
    ),
  activeResponse: (responseId: string) =>
    new ClientError(
      'conversation_already_has_active_response',
      `Conversation already has an active response in progress: ${responseId}. ` +
        'Wait until the response is finished before creating a new one.',
    ),
  nothingToCancel: () => new ClientError('response_cancel_not_active', 'Cancellation failed: no active response found'),
  voiceFixed: () =>
    new ClientError('cannot_update_voice', "Cannot update a conversation's voice if assistant audio is present."),
  tracingFixed: () =>
    new ClientError('invalid_value', 'Tracing cannot be changed once it is enabled.', 'session.tracing'),
  truncatePastEnd: (durationMs: number, audioEndMs: number) =>
    new ClientError(
      'invalid_value',
      `Audio content of ${durationMs}ms is already shorter than ${audioEndMs}ms`,
      'audio_end_ms',
    ),
  truncateNotAudio: () =>
    new ClientError('unsupported_content_type', 'Only model output audio messages can be truncated'),
  truncateUnknown: (id: string) =>
    new ClientError('item_truncate_invalid_item_id', `Item with item_id not found: ${id}`),
  deleteUnknown: (id: string) =>
    new ClientError('item_delete_invalid_item_id', `Error deleting item: the item with id '${id}' does not exist.`),
  retrieveUnknown: (id: string) =>
    new ClientError('item_retrieve_invalid_item_id', `Error retrieving item: the item with id '${id}' does not exist.`),
  unknownPrevious: (id: string) =>
    new ClientError(
      'item_create_invalid_previous_item_id',
      `Error adding item: the previous item with id '${id}' does not exist.`,
      'previous_item_id',
    ),
  duplicateItem: (id: string) =>
    new ClientError(
      'item_create_duplicate_item_id',
      `Error adding item: an item with id '${id}' already exists.`,
      'item.id',
    ),
  unknownReference: (id: string, index: number) =>
    new ClientError('invalid_value', `Item with id '${id}' not found in conversation.`, `response.input[${index}].id`),
  unknownCall: (callId: string) =>
    new ClientError('invalid_tool_call_id', `Tool call ID '${callId}' not found in conversation.`),
}
