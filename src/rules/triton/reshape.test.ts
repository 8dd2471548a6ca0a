import { cases } from '../testing';
import { triton } from './language';
import { reshape } from './reshape';

const input = (rest: string): string => `max_batch_size: 8
input [ { name: "x" data_type: TYPE_FP32 ${rest} } ]
`;

cases(reshape, triton, {
  fails: [
    input('dims: [ 4, 2 ] ⟦reshape⟧ { shape: [ 9 ] }'),
    input('dims: [ 2, 4, -1, 6 ] ⟦reshape⟧: { shape: [ 8, -1, 5 ] }'),
    input('dims: [ -1, 2 ] ⟦reshape⟧ { shape: [ 2 ] }'),
    input('dims: [ 4 ] reshape { shape: [ ⟦0⟧, 4 ] }'),
    'max_batch_size: 0\noutput [ { name: "y" dims: [ 1 ] ⟦reshape⟧ { shape: [ ] } } ]\n',
  ],
  passes: [
    input('dims: [ 4, 2 ] reshape { shape: [ 8 ] }'),
    input('dims: [ 2, 4, -1, 6 ] reshape { shape: [ 8, -1, 1, 6 ] }'),
    input('dims: [ 1 ] reshape { shape: [ ] }'),
    input('dims: [ 4 ]'),
  ],
});
