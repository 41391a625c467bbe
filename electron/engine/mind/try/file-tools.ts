/** The app's file tools, as far as the mind reads their declarations. */
import type { ToolDeclaration } from '../mind'

const declare = (name: string, description: string, required: string, optional: string): ToolDeclaration => ({
  name,
  description,
  parameters: {
    type: 'object',
    properties: {
      ...(required ? { [required]: { type: 'string' } } : {}),
      [optional]: { type: optional === 'lines' ? 'integer' : 'string' },
    },
    required: required ? [required] : [],
  },
})

export const fileTools: readonly ToolDeclaration[] = [
  declare('find_files', "Finds files on the person's computer by name.", 'query', 'folder'),
  declare('list_folder', "Lists the files and folders in one folder of the person's computer.", '', 'folder'),
  declare('read_text_file', "Reads the first lines of a text file on the person's computer.", 'file', 'lines'),
]
