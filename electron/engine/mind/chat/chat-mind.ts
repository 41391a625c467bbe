/** A mind over any OpenAI-compatible chat endpoint; the rules answer what must be exact, and while it does not. */
import type { PartFault, PartFaultCode } from '../../../../shared/engine-parts'
import { faultOf } from '../../part-faults'
import type { RemoteMind } from '../../parts'
import type { Mind, MindPart, MindRequest } from '../mind'
import type { RuleMind } from '../rules/rule-mind'
import { converse } from './converse'
import { createEndpoint } from './endpoint'
import { exactAnswer } from './exact'
import { type Limits, usualLimits } from './limits'
import { inTheMiddle, insteadOfAnswer } from './sentences'

export interface ChatMindOptions {
  settings: RemoteMind
  rules: RuleMind
  /** Told when the endpoint fails in another way than before, and with null when it works again. */
  onFault(fault: PartFault | null): void
  limits?: Limits
}

/** Never throws for what the endpoint does: that is said in a sentence. */
export function createChatMind(options: ChatMindOptions): Mind {
  const { settings, rules, onFault, limits = usualLimits } = options
  const endpoint = createEndpoint({ settings, limits })
  let failing: PartFaultCode | null = null

  function works() {
    if (failing === null) return
    failing = null
    onFault(null)
  }

  async function* fail(error: unknown, said: string, request: MindRequest, signal: AbortSignal) {
    const fault = faultOf(error, hiddenIn(request, settings.key))
    const isNew = failing !== fault.code
    failing = fault.code
    if (isNew) onFault(fault)
    if (said.trim() !== '') {
      const gap = /[.!?…]["')\]]*\s*$/u.test(said) ? ' ' : '… '
      yield { kind: 'say', text: gap + inTheMiddle[fault.code] } satisfies MindPart
      return
    }
    if (isNew) yield { kind: 'say', text: `${insteadOfAnswer[fault.code]} ` } satisfies MindPart
    yield* rules.answer(request, signal)
  }

  return {
    async *answer(request, signal) {
      const exact = exactAnswer(rules, request)
      if (exact !== null) return yield { kind: 'say', text: exact }
      if (isUnheard(request)) return yield* rules.answer(request, signal)
      let said = ''
      try {
        for await (const part of converse({ endpoint, rules }, request, signal)) {
          if (part.kind === 'say') said += part.text
          yield part
        }
      } catch (error) {
        if (!signal.aborted) yield* fail(error, said, request, signal)
        return
      }
      // An answer that was cut off shows it too, once it had begun.
      if (!signal.aborted || said !== '') works()
    },
  }
}

/** The person made a sound without words: there is nothing to ask the model. */
function isUnheard({ history }: MindRequest): boolean {
  const last = history.at(-1)
  return last?.kind === 'user' && last.text.trim() === ''
}

/** What no fault's detail may repeat. */
function hiddenIn({ instructions, history }: MindRequest, key: string | null): string[] {
  const texts = history.map((turn) =>
    turn.kind === 'call' ? turn.arguments : turn.kind === 'output' ? turn.output : turn.text,
  )
  return [instructions, ...texts, ...(key === null ? [] : [key])].filter((text) => text !== '')
}
