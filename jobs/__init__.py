"""The scheduled jobs and the sources they read. Imports the core, never storage or handlers."""
