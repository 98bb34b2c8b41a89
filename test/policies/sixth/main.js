// The script with the sixth policy's line in it.
import './register';

export * from '../../../src/main';
