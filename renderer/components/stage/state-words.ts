/** Which word stands for a state, and which words for a tool. */
import type { ErrorCode } from '../../../shared/errors'
import type { SessionState } from '../../../shared/session-state'
import type { MessageKey } from '../../locales/messages'

const tools = ['find_files', 'list_folder', 'read_text_file'] as const
export type WordedTool = (typeof tools)[number] | 'other'
export const wordedTool = (name: string): WordedTool => tools.find((tool) => tool === name) ?? 'other'

function failedWord(code: ErrorCode): MessageKey {
  if (code.startsWith('provider.') || code.startsWith('session.')) return 'state.failedConnection'
  return code.startsWith('engine.') ? 'state.failedEngine' : 'state.failedOther'
}

export function stateWord(state: SessionState): MessageKey {
  switch (state.kind) {
    case 'connecting':
      return state.progress === null ? 'state.connecting' : 'state.loading'
    case 'acting':
      return `acting.${wordedTool(state.tool)}`
    case 'failed':
      return failedWord(state.error.code)
    default:
      return `state.${state.kind}`
  }
}
