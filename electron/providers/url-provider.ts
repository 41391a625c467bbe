/** A service at an address, with a key that an environment variable holds. */
import { AppError } from '../../shared/errors'
import type { UrlService } from '../../shared/settings'
import { dialectOfAddress } from '../realtime/dialects/detect'
import { betaAddress, currentAddress, endpoint, isAzure, isPreviewPath } from './endpoint'
import { defaultInstructions } from './instructions'
import type { Provider, Target } from './provider'

function keyHeader(url: URL, variable: string, environment: NodeJS.ProcessEnv): Record<string, string> {
  if (variable === '') return {}
  const key = environment[variable]?.trim() ?? ''
  // A key with anything else in it (a line break, a curly quote) cannot be a header and was pasted wrongly.
  if (!/^[\x21-\x7e]+$/.test(key)) throw new AppError('provider.key-missing', variable)
  return isAzure(url) ? { 'api-key': key } : { Authorization: `Bearer ${key}` }
}

const betaHeader = { 'OpenAI-Beta': 'realtime=v1' }

function config(service: UrlService): Target['config'] {
  const { transcriptionModel: model, transcriptionLanguage, transcriptionPrompt } = service
  return {
    instructions: service.instructions.trim() || defaultInstructions,
    voice: service.voice,
    inputFormat: service.inputFormat,
    outputFormat: service.outputFormat,
    speed: service.speed,
    temperature: service.temperature,
    maxOutputTokens: service.maxOutputTokens,
    noiseReduction: service.noiseReduction,
    transcription: model.trim()
      ? { model: model.trim(), language: transcriptionLanguage || null, prompt: transcriptionPrompt || null }
      : null,
    toolChoice: service.toolChoice,
  }
}

export function createUrlProvider(service: UrlService): Provider {
  return {
    id: service.id,
    kind: 'url',
    name: service.name,
    // Also at a loopback address: a gateway on this computer mostly passes on what it gets.
    leavesComputer: true,
    instant: false,
    turnDetection: service.turnDetection,
    async resolve({ environment }) {
      const url = endpoint(service.url, service.model)
      const key = keyHeader(url, service.keyVariable, environment)
      const byAddress = dialectOfAddress(url)
      return {
        dialect: service.dialect === 'auto' ? byAddress && (service.detected ?? byAddress) : service.dialect,
        detected: service.detected,
        address(dialect) {
          if (dialect === 'ga') return { url: currentAddress(url), headers: key }
          const preview = betaAddress(url)
          return { url: preview, headers: isPreviewPath(preview) ? key : { ...key, ...betaHeader } }
        },
        config: config(service),
      }
    },
  }
}
