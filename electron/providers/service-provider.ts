/** A service that a person has set up. What tells its kinds apart is their place; the rest is here, once. */
import type { Service } from '../../shared/services'
import { withExtraHeaders } from './extra-headers'
import { azurePlace } from './azure-provider'
import { gatewayPlace } from './gateway-provider'
import { openAiPlace } from './openai-provider'
import type { Place } from './place'
import { instructionsOf } from './presets'
import type { Provider, Target } from './provider'
import { signIn } from './sign-in'

/** A new kind of service is one more entry, and its schema in the settings. */
const places: { [Kind in Service['kind']]: (service: Extract<Service, { kind: Kind }>) => Place } = {
  azure: azurePlace,
  openai: openAiPlace,
  gateway: gatewayPlace,
}

/** @throws AppError `provider.bad-url`, `provider.insecure-url` */
export function placeOf(service: Service): Place {
  const place = places[service.kind] as (service: Service) => Place
  return place(service)
}

function config(service: Service): Target['config'] {
  const { transcriptionModel: model, transcriptionLanguage, transcriptionPrompt } = service
  return {
    instructions: instructionsOf(service),
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
    // An interpreter that looks for files while it should translate is of no use.
    toolChoice: service.preset === 'interpreter' && service.toolChoice === 'auto' ? 'none' : service.toolChoice,
  }
}

export function createServiceProvider(service: Service): Provider {
  const { id, kind, name, turnDetection } = service
  return {
    id,
    kind,
    name,
    turnDetection,
    // Also at a loopback address: a gateway on this computer mostly passes on what it gets.
    leavesComputer: true,
    instant: false,
    renewable: service.auth.kind === 'entra',
    async resolve(context, options) {
      const place = placeOf(service)
      const signedIn = await signIn(service, place, context, options)
      return {
        dialect: service.dialect === 'auto' ? place.dialect && (service.detected ?? place.dialect) : service.dialect,
        detected: service.detected,
        address(dialect) {
          const { url, headers } = signedIn(place.address(dialect))
          return { url, headers: withExtraHeaders(headers, service.headers) }
        },
        config: config(service),
      }
    },
  }
}
