/** What the form for a new service accepts; main checks the rest. */
import type { CommandInput } from '../../../shared/ipc/contract'
import type { MessageKey } from '../../locales/messages'

export interface ServiceForm {
  name: string
  url: string
  model: string
  keyVariable: string
}
export type ServiceFaults = Partial<Record<keyof ServiceForm, MessageKey>>

const schemes = ['ws:', 'wss:', 'http:', 'https:']

function isAddress(text: string): boolean {
  try {
    const { protocol, hostname } = new URL(text)
    return schemes.includes(protocol) && hostname !== ''
  } catch {
    return false
  }
}

export function checkService(form: ServiceForm): ServiceFaults {
  const faults: ServiceFaults = {}
  if (form.name.trim() === '') faults.name = 'connect.nameMissing'
  if (!isAddress(form.url.trim())) faults.url = 'connect.urlWrong'
  if (!/^\w*$/.test(form.keyVariable.trim())) faults.keyVariable = 'connect.keyWrong'
  return faults
}

export const toService = (form: ServiceForm): CommandInput<'service.add'> => ({
  name: form.name.trim(),
  url: form.url.trim(),
  model: form.model.trim(),
  keyVariable: form.keyVariable.trim(),
})
