// A thread of “waymark score”.
const { load } = require('./load.js');

load('worker.cjs');
