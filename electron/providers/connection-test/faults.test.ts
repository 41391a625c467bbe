/** Everything that is known to go wrong on the way to a service, each with its own sentence and its own way out. */
import { afterEach, expect, test } from 'vitest'
import { connectionFaultCodes } from '../../../shared/connection-faults'
import { connectionSteps } from '../../../shared/connection-test'
import { networkFault } from './network-faults'
import { azure, closeAll, gateway, secret } from './testing/cases'
import { json, serviceCases } from './testing/service-cases'
import { runOnStage } from './testing/stage'
import { wayCases } from './testing/way-cases'

afterEach(closeAll)

const cases = [...wayCases, ...serviceCases]

test.each(cases)('%s', async (_name, prepare, step, code, action) => {
  const { tested, options } = await prepare()
  const found = await runOnStage(tested, options)
  expect({ code: found.fault?.code, action: found.fault?.action, step: found.steps.at(-1)?.name }).toEqual({
    code: `connection.${code}`,
    action,
    step,
  })
  expect(found.ok).toBe(false)
  expect(found.steps.map(({ ok }) => ok)).toEqual([...found.steps.slice(1).map(() => true), false])
  if (step === 'model' && found.steps.length > 1)
    expect(found.steps.map(({ name }) => name)).toEqual(connectionSteps.slice(0, connectionSteps.indexOf('model') + 1))
  expect(found.fault!.message).not.toMatch(/[{}]|undefined|null|\(\)|\s{2}| [.,]/)
  expect(found.fault!.message).toMatch(/\.$/)
  expect(JSON.stringify(found)).not.toContain(secret)
  expect(found.report).toContain(found.fault!.message)
})

test('what can be found is what is tried here', () => {
  const tried = new Set(cases.map(([, , , code]) => `connection.${code}`))
  expect(connectionFaultCodes.filter((code) => !tried.has(code))).toEqual(['connection.host-silent'])
  expect(tried.size).toBeGreaterThanOrEqual(25)
})

test('what a person reads names the deployment, and where deployments are listed', async () => {
  const { tested, options } = await azure(json(404, 'DeploymentNotFound'))()
  expect((await runOnStage(tested, options)).fault!.message).toBe(
    'This resource answers, but it has no deployment named gpt-4o. Realtime deployments are listed in Azure AI Foundry under “Deployments”.',
  )
})

test('the report has what support asks for, also where the service repeats the key', async () => {
  const { tested, options } = await gateway((line) => {
    line.say({ type: 'error', error: { code: 'odd_thing', message: `The key ${secret} is odd` } })
    line.socket.close(4000, `invalid_request_error.${secret}`)
  })()
  const { report, fault } = await runOnStage(tested, options)
  expect(report).toMatch(/^Parley connection test, \d{4}-/)
  expect(report).toContain('versions: parley 0.1.0')
  expect(report).toContain('HTTP status: 101')
  expect(report).toContain('error: odd_thing')
  expect(report).toContain('close: 4000')
  expect(report + fault!.message).not.toContain(secret)
  const refused = await azure(json(401, '401'))()
  expect((await runOnStage(refused.tested, refused.options)).report).toMatch(
    /HTTP status: 401\n {2}x-ms-client-request-id: [\da-f-]{36}\n {2}apim-request-id: apim-1/,
  )
})

test('a host that does not answer at all', () => {
  const subject = { service: null, url: new URL('wss://far.example') }
  expect(networkFault({ phase: 'tcp', error: null }, subject, 1_000, '')).toMatchObject({
    code: 'connection.host-silent',
    step: 'tcp',
    values: { host: 'far.example', port: '443' },
  })
})
