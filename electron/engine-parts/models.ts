/** The models that a server has, and the servers with models that run on this computer. */
import type { ServerFound } from '../../shared/ipc/contract'
import { ask, readJson, type PartServer, type Patience } from './ask'
import { readModelList, type ListedModel } from './model-list'

const mostModels = 1_000

async function listed(server: PartServer, patience: Patience): Promise<ListedModel[]> {
  const bytes = await ask(server, 'models', null, patience)
  return readJson(bytes, readModelList).slice(0, mostModels)
}

const namesOf = (models: readonly ListedModel[]): string[] => [...new Set(models.map(({ id }) => id))]

/** In the server's own order, each once. @throws PartError */
export async function listModels(server: PartServer, patience: Patience): Promise<string[]> {
  return namesOf(await listed(server, patience))
}

/** Where servers for chat models listen unless told otherwise. */
export const usualPorts: readonly { port: number; name: string }[] = [
  { port: 11434, name: 'Ollama' },
  { port: 1234, name: 'LM Studio' },
  { port: 8080, name: 'LocalAI' },
  { port: 8000, name: 'vLLM' },
  { port: 1337, name: 'Jan' },
  { port: 5000, name: 'text-generation-webui' },
  { port: 5001, name: 'KoboldCpp' },
]

/** Two programs share a port: what they call the owner of a model tells them apart. */
const owners: Readonly<Record<string, string>> = { llamacpp: 'llama.cpp', vllm: 'vLLM', koboldcpp: 'KoboldCpp' }

/** Asks all ports at once; those that do not answer as such a server would are left out. */
export async function lookOnThisComputer(
  ports: readonly { port: number; name: string }[],
  patience: Patience,
): Promise<ServerFound[]> {
  const found = await Promise.allSettled(
    ports.map(async ({ port, name }): Promise<ServerFound> => {
      const address = `http://127.0.0.1:${port}/v1`
      const models = await listed({ address, key: null }, patience)
      return { name: owners[models[0]?.owner ?? ''] ?? name, address, models: namesOf(models) }
    }),
  )
  return found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
}
