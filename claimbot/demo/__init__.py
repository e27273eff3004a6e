"""The demo: a bundled stream of articles, served by a local web server on a simulated clock, read by the real jobs."""
