// Loaded before the program by a journey: a fault that no handler catches, when asked for.
process.on('SIGUSR2', () => {
  throw new Error('planted fault');
});
