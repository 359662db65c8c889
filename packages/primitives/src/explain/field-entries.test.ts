import { expect, it } from 'vitest';
import { dissect, enumOf, sized8, struct, u8, vec8 } from '../wire/index.js';
import { fieldEntries } from './field-entries.js';

const Kind = enumOf(u8, 'Kind', { numbers: 1 });
const Numbers = struct<{ list: number[] }>('Numbers', { list: vec8(u8) });
const Option = struct<{ kind: number; data: { list: number[] } }>('Option', { kind: Kind, data: sized8(Numbers) });
const Message = struct<{ options: { kind: number; data: { list: number[] } }[] }>('Message', { options: vec8(Option) });

it('lists fields with paths, depths and the keys that may explain them', () => {
  const { field } = dissect(Message, Uint8Array.of(5, 1, 3, 2, 7, 8));
  expect(
    [...fieldEntries(field, 'Message')].map(({ field: { name }, ...rest }) => ({
      name,
      depth: rest.depth,
      keys: rest.keys,
    })),
  ).toEqual([
    { name: 'options', depth: 0, keys: ['field.Message.options', 'field.Message.options', 'field.Option<0..255>'] },
    { name: '[0]', depth: 1, keys: [] },
    { name: 'kind', depth: 2, keys: ['field.Message.options.kind', 'field.Option.kind', 'field.Kind'] },
    {
      name: 'data',
      depth: 2,
      keys: ['field.Message.options.data', 'field.Option.data', 'field.Numbers', 'field.numbers'],
    },
    { name: 'list', depth: 3, keys: ['field.Message.options.data.list', 'field.Numbers.list', 'field.uint8<0..255>'] },
  ]);
});
