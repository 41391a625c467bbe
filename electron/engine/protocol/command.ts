/** What a client may ask of a session: the neutral form into which each dialect decodes its events. */

import type { AudioFormat, OutputModality, SessionPatch, Tool, ToolChoice, Voice } from './session-config'

export type NewContent =
  | { kind: 'input_text'; text: string }
  | { kind: 'input_image'; imageUrl: string; detail: 'auto' | 'low' | 'high' }
  /** `bytes` are in the session's input format. */
  | { kind: 'input_audio'; bytes: Buffer; transcript: string | null }
  | { kind: 'output_text'; text: string }

export type NewItem =
  | { kind: 'message'; id: string | null; role: 'system' | 'user' | 'assistant'; content: NewContent[] }
  | { kind: 'call'; id: string | null; callId: string | null; name: string; arguments: string }
  | { kind: 'output'; id: string | null; callId: string; output: string }
  | McpItem

/** What passed between a client's conversation and a server of tools, as the client wrote it. */
export interface McpItem {
  kind: 'mcp'
  id: string | null
  type: 'mcp_list_tools' | 'mcp_call' | 'mcp_approval_request' | 'mcp_approval_response'
  members: Record<string, unknown>
}

/** Members that are absent take the session's values. */
export interface ResponseOptions {
  /** False: kept out of the conversation, and allowed beside another response. */
  inConversation: boolean
  /** The context to answer; null: the conversation. */
  input: (NewItem | { kind: 'reference'; id: string })[] | null
  instructions?: string | undefined
  metadata: Record<string, string> | null
  tools?: Tool[] | undefined
  toolChoice?: ToolChoice | undefined
  outputModality?: OutputModality | undefined
  outputFormat?: AudioFormat | undefined
  voice?: Voice | undefined
  maxOutputTokens?: number | 'inf' | undefined
  temperature?: number | undefined
  /** Only Azure 2024-10 has these. */
  azure?: AzureResponseOptions | undefined
}

export interface AzureResponseOptions {
  /** Whether sound still in the buffer is committed first, as that service does where turns are not detected. */
  commitInput: boolean
  /** Whether a response that is being given is cancelled instead of refusing this one. */
  cancelPrevious: boolean
  /** Put at the end of the conversation first; with an answer outside of it, of the context only. */
  appendItems: NewItem[]
}

export type Command =
  | { type: 'session.update'; patch: SessionPatch }
  | { type: 'input.append'; bytes: Buffer }
  | { type: 'input.commit' }
  | { type: 'input.clear' }
  | { type: 'item.create'; item: NewItem; previousItemId: string | null }
  | { type: 'item.retrieve'; itemId: string }
  | { type: 'item.truncate'; itemId: string; contentIndex: number; audioEndMs: number }
  | { type: 'item.delete'; itemId: string }
  | { type: 'response.create'; options: ResponseOptions }
  | { type: 'response.cancel'; responseId: string | null }
