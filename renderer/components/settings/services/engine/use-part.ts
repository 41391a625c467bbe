/** One part of the engine in the settings: what is set, how it is changed, and the sentence for what is wrong with it. */
import { computed } from 'vue'
import type { EngineParts, PartFault, PartName } from '../../../../../shared/engine-parts'
import { hostOf } from '../../../../../shared/part-address'
import { useWords } from '../../../../composables/use-words'
import { useSession } from '../../../../stores/session'

export function usePart<P extends PartName>(part: P) {
  const session = useSession()
  const settings = computed((): EngineParts[P] => session.now.settings.engine.parts[part])

  const change = (next: EngineParts[P]): Promise<boolean> =>
    session.run('settings.change', { engineParts: { ...session.now.settings.engine.parts, [part]: next } })
  return {
    settings,
    use: (use: EngineParts[P]['use']) => change({ ...settings.value, use }),
    set: (values: Partial<EngineParts[P]['remote']>) =>
      change({ ...settings.value, remote: { ...settings.value.remote, ...values } }),
  }
}

export function usePartFaults() {
  const session = useSession()
  const { t } = useWords()
  const faultSentence = (part: PartName, { code }: PartFault): string => {
    const { address, model } = session.now.settings.engine.parts[part].remote
    return t(`engineParts.fault.${part}.${code}`, { host: hostOf(address), model })
  }
  return {
    faultSentence,
    /** With what Parley does until it works again. */
    withMeanwhile: (part: PartName, fault: PartFault): string =>
      t('engineParts.both', { first: faultSentence(part, fault), then: t(`engineParts.meanwhile.${part}`) }),
  }
}
