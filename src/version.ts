// The version of this build; the bundler puts it in from package.json.
declare const READINESS_VERSION: string | undefined;

export const version: string = typeof READINESS_VERSION === 'string' ? READINESS_VERSION : 'dev';
