/** Reads a list of models, in whichever of the shapes that servers give it. */
import * as z from 'zod'

const longestName = 200

export interface ListedModel {
  id: string
  /** What made or serves it; empty: it does not say. */
  owner: string
}

const modelSchema = z.union([
  z.string().transform((id) => ({ id, owner: '' })),
  z
    .looseObject({
      id: z.string().optional().catch(undefined),
      name: z.string().optional().catch(undefined),
      model: z.string().optional().catch(undefined),
      owned_by: z.string().optional().catch(undefined),
    })
    .transform(({ id, name, model, owned_by }) => ({ id: id ?? model ?? name ?? '', owner: owned_by ?? '' })),
])

/** OpenAI's `{data: […]}`, Together's list alone, Ollama's own `{models: […]}`; Ollama without a model says null. */
const listSchema = z.union([
  z.array(z.unknown()),
  z.object({ data: z.array(z.unknown()).nullable() }).transform(({ data }) => data ?? []),
  z.object({ models: z.array(z.unknown()).nullable() }).transform(({ models }) => models ?? []),
])

/** What is no model in it is left out. @throws Error when it is no list, or one of something else */
export function readModelList(value: unknown): ListedModel[] {
  const list = listSchema.parse(value)
  const models = list.flatMap((one) => {
    const model = modelSchema.safeParse(one)
    return model.success ? [model.data] : []
  })
  const named = models.filter(({ id }) => id !== '' && id.length <= longestName)
  if (list.length > 0 && named.length === 0) throw new Error('a list of something else')
  return named
}
