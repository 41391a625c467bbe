/** The names of Electron's channels; apart from the contract, so that the preload carries nothing else. */
export const channels = { call: 'parley:call', event: 'parley:event', port: 'parley:port' } as const
