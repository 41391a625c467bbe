/** The wire form that a connection was let in with. */

import type { Admission } from '../admission'
import { createBetaDialect } from './beta'
import { transcriptionModels } from './catalogue'
import { invalidValue } from './client-error'
import type { Command } from './command'
import type { Dialect } from './dialect'
import { createGaDialect } from './ga'

const paths = { ga: 'session.audio.input.transcription.model', beta: 'session.input_audio_transcription.model' }

export function createDialect({ wire, kind, deployments }: Pick<Admission, 'wire' | 'kind' | 'deployments'>): Dialect {
  const dialect = wire.dialect === 'ga' ? createGaDialect(kind) : createBetaDialect(kind, wire.generation)
  if (deployments) return dialect
  return {
    ...dialect,
    decode(event) {
      const command = dialect.decode(event)
      refuseUnknownModel(command, paths[wire.dialect])
      return command
    },
  }
}

function refuseUnknownModel(command: Command, path: string) {
  const model = command.type === 'session.update' ? command.patch.transcription?.model : null
  const known: readonly string[] = transcriptionModels
  if (model && !known.includes(model)) throw invalidValue(model.slice(0, 200), known, path)
}
