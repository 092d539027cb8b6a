"""What ``doctor`` looks at on a computer: one module a look, each done in a process of its own."""
