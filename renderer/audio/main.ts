/** The hidden page that owns sound: hands main's ports to the worklets, opens the microphone when asked, and reports. */
import { call, subscribe } from '../bridge'
import { createContext, createGraph, type PortName } from './graph'
import { watchDevices } from './devices'
import { createMicrophone } from './microphone'
import { createOutput } from './output'

interface PortMessage {
  type: 'parley:port'
  name: PortName
}

const isPortMessage = (data: unknown): data is PortMessage =>
  typeof data === 'object' && data !== null && 'type' in data && data.type === 'parley:port'

// Main logs a report that it refuses; there is nobody here to tell.
const ignore = (): void => undefined

function start(): void {
  const context = createContext()
  const output = createOutput(context, (report) => void call('audio.output', report).catch(ignore))
  const graph = createGraph(context, {
    onSounding: (sounding) => output.setSounding(sounding),
    onFault: (detail) => output.fault(detail),
  })
  const microphone = graph.then(({ input }) =>
    createMicrophone(
      { devices: navigator.mediaDevices, input },
      (report) => void call('audio.capture', report).catch(ignore),
    ),
  )

  subscribe('audio.wanted', (wanted) => {
    void graph.then(({ setVolume }) => setVolume(wanted.volume), ignore)
    const { preRoll: standby, inputDevice: deviceId, echoCancellation } = wanted
    void microphone.then(({ want }) => want({ open: wanted.microphone, standby, deviceId, echoCancellation }), ignore)
    void graph.then(({ setOutputDevice }) => setOutputDevice(wanted.outputDevice), ignore)
  })

  // Main admits the page before it sends the ports: only then will it take a command.
  const missing = new Set<PortName>(['playback', 'capture'])
  window.addEventListener('message', (event) => {
    const [port] = event.ports
    const { data }: { data: unknown } = event
    if (event.source !== window || event.origin !== location.origin || !port || !isPortMessage(data)) return
    missing.delete(data.name)
    const isComplete = missing.size === 0
    graph
      .then(async ({ attach, setVolume }) => {
        attach(data.name, port)
        if (!isComplete) return
        setVolume((await call('audio.attach')).volume)
        watchDevices(navigator.mediaDevices, (devices) => void call('audio.devices', devices).catch(ignore))
      })
      .catch((cause: unknown) => output.fault(cause instanceof Error ? cause.name : ''))
  })
}

start()
