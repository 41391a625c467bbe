/** The mind that the settings ask for: the rules, or a chat model with the rules beside it. */
import type { PartFault } from '../../../shared/engine-parts'
import type { RemoteMind } from '../parts'
import { createChatMind } from './chat/chat-mind'
import type { Mind } from './mind'
import type { Elsewhere } from './rules/ability'
import { createRuleMind, type RuleMind } from './rules/rule-mind'

/** The rules take some 0.3 s to make: a little after the first connection, once its session has been set up. */
const restMs = 250

export interface ConfiguredMind {
  /** One for all connections: it asks whichever mind is configured when a response begins. */
  get(): Mind
  /** @param settings null: the rules alone */
  configure(settings: RemoteMind | null): void
}

/** @param options.onFault told of the configured mind only: what an earlier one meets no longer matters */
export function createConfiguredMind(options: {
  elsewhere: () => readonly Elsewhere[]
  onFault(fault: PartFault | null): void
}): ConfiguredMind {
  let rules: RuleMind | null = null
  let settings: RemoteMind | null = null
  let current: Mind | null = null
  let isFaulty = false
  let isBegun = false
  const ruleMind = () => (rules ??= createRuleMind({ elsewhere: options.elsewhere }))

  function create(): Mind {
    if (!settings) return ruleMind()
    const own = settings
    return createChatMind({
      settings: own,
      rules: ruleMind(),
      onFault: (fault) => own === settings && tell(fault),
    })
  }

  function tell(fault: PartFault | null) {
    isFaulty = fault !== null
    options.onFault(fault)
  }

  const mind: Mind = {
    get isQuick() {
      return (current ??= create()).isQuick
    },
    answer: (request, signal) => (current ??= create()).answer(request, signal),
  }

  return {
    get() {
      if (!current && !isBegun) {
        isBegun = true
        setTimeout(() => {
          current ??= create()
          void ruleMind().practise()
        }, restMs).unref()
      }
      return mind
    },
    configure(next) {
      if (JSON.stringify(next) === JSON.stringify(settings)) return
      settings = next
      current = null
      if (isFaulty) tell(null)
    },
  }
}
