import { expect, test } from 'vitest'
import { withEnvironmentWays } from './environment-ways'

const voice = (address: string) => ({ address, model: 'm', voice: 'v', key: null })
const none = { mind: null, recogniser: null }
const proxy = { host: 'p', port: 3128, isSecure: false, user: 'mia', password: 's' }

test.each([
  ['https://a.example/v1', [proxy]],
  ['https://in.office.example/v1', [null]],
  ['https://localhost:8443/v1', [null]],
  ['http://10.0.0.9:8000/v1', [null]],
])('%s by %j', async (address, routes) => {
  const environment = { HTTPS_PROXY: 'http://mia:s@p:3128', NO_PROXY: '.office.example' }
  expect(await withEnvironmentWays({ ...none, voice: voice(address) }, environment)).toEqual({
    ...none,
    voice: { ...voice(address), way: { routes, authorities: [], family: null } },
  })
})

test.each(['socks5://mia:MARKED@p:1', 'mia:MARKED@'])('%s is refused, without being repeated', async (given) => {
  const refused = withEnvironmentWays({ ...none, voice: voice('https://a.example/v1') }, { HTTPS_PROXY: given })
  await expect(refused).rejects.toThrow(/^HTTPS_PROXY takes [^M]+$/)
})
