/** Anything that speaks the protocol at an address of its own, which is kept as it is. */
import type { GatewayService } from '../../shared/services'
import { dialectOfAddress } from '../realtime/dialects/detect'
import { isAzure } from './address'
import { betaAddress, currentAddress, endpoint, isPreviewPath } from './endpoint'
import { clientSecretsUrl } from './ephemeral'
import { apiKey, bearer, betaHeader, type Place } from './place'

export function gatewayPlace(service: GatewayService): Place {
  const url = endpoint(service.url, service.model)
  return {
    url,
    dialect: dialectOfAddress(url),
    mint: { url: clientSecretsUrl(url), model: url.searchParams.get('model') ?? service.model.trim() },
    address(dialect) {
      if (dialect === 'ga') return { url: currentAddress(url), headers: {} }
      const preview = betaAddress(url)
      return { url: preview, headers: isPreviewPath(preview) ? {} : betaHeader }
    },
    withKey: isAzure(url) ? apiKey : bearer,
  }
}
