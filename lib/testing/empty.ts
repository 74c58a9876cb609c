// Stands in for the package 'server-only' under Vitest, which has no server/client split.
export {};
