/** What is known of the tested address, for judging what goes wrong with it. */
import type { Service } from '../../../shared/services'

export interface Subject {
  /** Null: the built-in engine. */
  service: Service | null
  url: URL
}

/** Azure's current form, also behind a gateway that keeps its paths: REALTIME §1.1. */
export const isCurrentPath = ({ url }: Subject): boolean => /\/openai\/v1(\/|$)/.test(url.pathname)

export const apiVersion = ({ url }: Subject): string | null => url.searchParams.get('api-version')

const isAzurePath = ({ url }: Subject): boolean => /\/openai\/(v1\/)?realtime\/?$/.test(url.pathname)

/** Azure names its deployments, everyone else a model. */
export const namesDeployment = (subject: Subject): boolean => subject.service?.kind === 'azure' || isAzurePath(subject)

/** What fits into the places of most sentences. */
export function commonValues(subject: Subject): Record<string, string> {
  const { url } = subject
  const { searchParams } = url
  return {
    host: url.hostname,
    port: url.port || (url.protocol === 'wss:' ? '443' : '80'),
    path: url.pathname,
    name: searchParams.get('deployment') ?? searchParams.get('model') ?? '',
    version: apiVersion(subject) ?? '',
  }
}
