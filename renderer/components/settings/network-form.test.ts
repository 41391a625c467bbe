import { expect, test } from 'vitest'
import { proxyFault, readTimeout } from './network-form'

test.each([
  ['http://proxy.example:8080', null],
  ['https://proxy.example', null],
  ['proxy.example:8080', 'network.urlWrong'],
  ['socks5://proxy.example:1080', 'network.urlWrong'],
  ['', 'network.urlWrong'],
  ['http://robin:secret@proxy.example:8080', 'network.urlWithUser'],
])('the proxy %j', (address, fault) => {
  expect(proxyFault(address)).toBe(fault)
})

test.each([
  ['10', 10_000],
  ['2.5', 2_500],
  [' 120 ', 120_000],
  ['0', null],
  ['121', null],
  ['', null],
  ['soon', null],
])('the time %j', (seconds, ms) => {
  expect(readTimeout(seconds)).toBe(ms)
})
