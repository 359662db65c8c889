import { expect, it } from 'vitest';
import { fragmentOf, placeOf } from './place.js';

it.each([
  [{ message: 5 }, '5'],
  [{ message: 5, path: 'extensions[0].extension_type' }, '5.extensions[0].extension_type'],
  [{ message: 5, path: 'certificate_list[0]', byte: 71 }, '5.certificate_list[0].71'],
  [{ message: 5, byte: 71 }, '5..71'],
  [{ message: 0, path: '名 #%', byte: 0 }, '0.%E5%90%8D%20%23%25.0'],
])('writes and reads %j', (place, fragment) => {
  expect(fragmentOf(place)).toBe(fragment);
  expect(placeOf(`#${fragment}`)).toEqual(place);
});

it.each(['', '#', '#step-5', '#5.%', '#-1', '#1234567890'])('takes %j for no place', (fragment) => {
  expect(placeOf(fragment)).toBeUndefined();
});
